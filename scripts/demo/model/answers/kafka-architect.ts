import { high, low, medium, type WrittenAnswer } from "../written.ts";
import { ALERTS, COMMIT, SEND } from "./places.ts";

/** A person objects to it in the story, and is right. */
export const REPEATED_ALERT = "Every reading past `ALERT_FROM` is announced again, not only the one that crosses it";

export const kafkaArchitect: WrittenAnswer = {
	agent: "rust-kafka-performance-architect",
	lookups: [{ ...SEND, tool: { name: "read_file", input: { path: "crates/ingest/src/store.rs" } } }],
	findings: [
		{
			...SEND,
			issue_class: "commit-before-processing",
			runs: "per message: in the arm of `recv`",
			title: "The offset is committed when the reading is queued, before `work` has stored it",
			problem:
				"`sender.send` only puts the reading into memory, and the lines below commit its offset at once. `work` may be thousands of readings behind. Before this change `commit_consumer_state` ran after `store::save`. When the process is killed, or `work` ends with an error of the database or of the tariff service, all that is queued is lost: Kafka will not deliver it again.",
			recommendation:
				"Let `work` commit: hand it partition and offset with each reading, and commit the highest one of each partition, plus one, after `store::save` has returned.",
			priority: "critical",
			gain: high("all that is queued, without a bound, at each crash"),
			complexity: medium("the consumer must be shared with `work`"),
			maintenance: low(""),
			risk: low(""),
			measure:
				"Kill the process with SIGKILL while it replays 100,000 readings, start it again, and compare the rows in `readings` with the records of the topic.",
			tradeoff: "A crash repeats up to one batch, so the insert has to bear it (`on conflict do nothing`).",
			confidence: 0.9,
		},
		{
			...COMMIT,
			issue_class: "sync-commit-per-message",
			runs: "per message: in the arm of `recv`; it was once in 500",
			title: "Each message waits for a synchronous commit, which blocks a runtime thread",
			problem:
				"`CommitMode::Sync` is a round trip to the group's coordinator, made by a blocking call in an async task. It runs for each message; before, it ran once in 500. At 2 to 5 ms a round trip this loop takes 200 to 500 messages a second, for all its partitions together. Meanwhile its worker thread runs no other task.",
			recommendation:
				"Commit by count or by time with `CommitMode::Async`; in sync mode only when the loop has ended and when partitions are revoked.",
			priority: "high",
			gain: high("one round trip a message becomes one in 500"),
			complexity: low(""),
			maintenance: low(""),
			risk: low(""),
			measure: "Messages a second and lag on a replayed hour; `rtt` in librdkafka's statistics tells the round trip.",
			tradeoff: "A crash repeats what was read since the last commit.",
			confidence: 0.9,
		},
		{
			path: ALERTS,
			quote: "            if priced.reading.watt_hours < ALERT_FROM {",
			issue_class: "alert-on-level-not-crossing",
			runs: "per reading: `work` hands over each batch",
			title: REPEATED_ALERT,
			problem:
				"`watt_hours` counts since the meter was installed (`readings/src/lib.rs`), so it never falls below the limit again. From then on each reading of that meter is an alert: 96 a day at one in 15 minutes. In the end `alerts` carries as many records as `readings`, and each of them is awaited in this loop.",
			recommendation:
				"Announce the crossing: remember the last reading of each meter, and send only where that one was below the limit.",
			priority: "high",
			gain: high("from one record a reading to one a meter"),
			complexity: medium("the last reading has to be known, after a restart too"),
			maintenance: low(""),
			risk: low(""),
			measure: "Records a second on `alerts` against `readings` while a day is replayed.",
			tradeoff: "Whoever relies on the repetition to have the latest figure loses it.",
			confidence: 0.75,
		},
	],
	verdicts: [
		{
			rule: "kafka-flush-result-dropped",
			verdict: "refute",
			reason:
				"`announce` awaits the delivery of each record before it goes on, so nothing is in flight when `close` is called, and the flush has nothing to lose.",
			quote: "            if let Err((error, _)) = self.producer.send(record, Duration::from_secs(5)).await {",
		},
		{
			rule: "kafka-idempotence-contradicted",
			verdict: "confirm",
			reason: "librdkafka refuses this pair when the producer is created, so the service does not start.",
		},
		{
			rule: "kafka-delivery-awaited-in-loop",
			verdict: "confirm",
			reason: "`work` calls this for each batch: 500 alerts at 5 ms are 2.5 seconds in which nothing is stored.",
		},
		{
			rule: "kafka-unbounded-behind-consumer",
			verdict: "confirm",
			reason: "`work` asks database and tariff service for each reading and will be the slower side.",
		},
		{
			rule: "kafka-tombstone-panics",
			verdict: "confirm",
			reason: "Nothing keeps a tombstone from the topic, and before this change one was passed over.",
		},
		{
			rule: "kafka-commit-of-last-offset",
			verdict: "confirm",
			reason: "The list is built by hand here, so nobody adds the one.",
		},
		{
			rule: "kafka-min-insync-not-below-replicas",
			verdict: "confirm",
			reason: "The topic of the readings has three replicas for the same `min.insync.replicas`; this one has two.",
		},
		{
			rule: "kafka-store-offset-plus-one",
			verdict: "confirm",
			reason: "`store_offset` adds the one itself, so each restart skips one message a partition.",
		},
	],
	questions: [],
	summary: [],
};
