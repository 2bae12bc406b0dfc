import { high, low, medium, type WrittenAnswer } from "../written.ts";
import { COMMIT, CONSUMER, SEND, SLEEP } from "./places.ts";

const RECEIVED = { path: CONSUMER, quote: "                let message = received?;" };

const GO_ON = [
	'                let Ok(message) = received.inspect_err(|error| warn!(%error, "receiving failed")) else {',
	"                    tokio::time::sleep(std::time::Duration::from_millis(200)).await;",
	"                    continue;",
	"                };",
].join("\n");

export const systemsArchitect: WrittenAnswer = {
	agent: "rust-systems-architect",
	lookups: [
		{ ...RECEIVED, tool: { name: "search", input: { text: "worker.await", under: "crates" } } },
		{ ...RECEIVED, tool: { name: "read_file", input: { path: "crates/ingest/src/main.rs" } } },
	],
	findings: [
		{
			...RECEIVED,
			issue_class: "receive-error-ends-consumer",
			runs: "per error of the client: at each restart of a broker",
			title: "One error of `recv` now ends the consumer; it was logged and tried again before",
			problem:
				"The arm that logged the error and went on after 200 ms is gone: `?` leaves `run`. The client reports passing troubles here too, such as a broker that restarts or a poll that came late. `main` waits for Ctrl-C and looks at this task only then, so the process stays up and reads nothing any more.",
			recommendation: "Keep the old arm: log, pause, go on. What can be repaired by waiting is no reason to stop.",
			suggestion: GO_ON,
			priority: "critical",
			gain: high("no outage at the next restart of a broker"),
			complexity: low(""),
			maintenance: low(""),
			risk: low(""),
			measure: "Restart one broker while readings arrive: the lag must fall again by itself.",
			confidence: 0.85,
		},
		{
			...SEND,
			issue_class: "acknowledged-before-stored",
			runs: "per message",
			title: "What `sender` holds counts as done: its offsets are committed already",
			problem:
				"The channel has become part of the storage: what is in it is neither in Kafka's keeping nor in PostgreSQL. A process that is killed takes it along.",
			recommendation: "Commit where the batch has been stored.",
			priority: "critical",
			gain: high("nothing is lost at a crash"),
			complexity: medium("offsets travel with the readings"),
			maintenance: low(""),
			risk: low(""),
			measure: "SIGKILL during a replay, then count.",
			confidence: 0.85,
		},
		{
			path: CONSUMER,
			quote: "    let worker = tokio::spawn(work(pool, tariffs, alerts, receiver));",
			issue_class: "task-failure-unobserved",
			runs: "per failure of `work`",
			title: 'Why `work` failed is lost: `run` ends with "channel closed" in its place',
			problem:
				"When `work` returns an error, its receiver is gone, and the next `send` leaves `run` by `?`. The handle is dropped with the only error that tells what happened. Until the next message nobody notices at all.",
			recommendation:
				"Wait for `&mut worker` in the `select!` too, and leave the loop where `send` fails, so that `worker.await?` speaks.",
			priority: "architectural",
			gain: medium("the cause is in the log at once"),
			complexity: low(""),
			maintenance: low(""),
			risk: low(""),
			measure: "A test in which the pool is closed: `run` must end with the pool's error.",
			confidence: 0.8,
		},
	],
	verdicts: [
		{
			rule: "unbounded-channel",
			verdict: "confirm",
			reason: "Each reading behind it costs a query and perhaps a request, so this queue is where the lag goes.",
		},
		{
			rule: "std-sleep-in-async",
			verdict: "confirm",
			reason: "`work` runs on the runtime; while the database is away, its thread is, too.",
		},
	],
	questions: [],
	summary: [
		{
			...COMMIT,
			section: "Summary",
			text: "The change splits receiving from pricing and storing, which is the right cut. It loses two promises of the old loop on the way: commit after storing, and go on after an error.",
		},
		{
			...COMMIT,
			section: "Action Items",
			text: "Must: commit after storing; keep receiving after an error; bound the channel. Then: one query a batch, one HTTP client with a timeout.",
		},
		{
			...SLEEP,
			section: "Action Items",
			text: "Must: commit after storing; keep receiving after an error; no thread may sleep here.",
		},
	],
};
