import { high, low, medium, type WrittenAnswer } from "../written.ts";
import { COMMIT, CONSUMER, ENRICH, SLEEP } from "./places.ts";

/** Plausible, and wrong: the verifier refutes it. */
export const SMALL_BATCHES = "`recv_many` returns with the first reading, so each batch holds one";

const QUERY = [
	'        let row: Option<(String,)> = sqlx::query_as("select customer from meters where serial = $1")',
	"            .bind(&reading.meter)",
	"            .fetch_optional(pool)",
	"            .await?;",
].join("\n");

const REMEMBERED = { path: ENRICH, quote: "        known.insert(meter.to_string(), tariff.cents);" };

export const performanceAuditor: WrittenAnswer = {
	agent: "performance-auditor",
	lookups: [{ ...REMEMBERED, tool: { name: "find_definition", input: { name: "save" } } }],
	findings: [
		{
			path: ENRICH,
			quote: QUERY,
			issue_class: "query-per-row",
			runs: "per reading: `work` calls `price` with batches of up to 500",
			title: "One query for each reading: 500 round trips for a batch that is stored in one",
			problem:
				"The loop waits for PostgreSQL once for each reading, one after the other, only to learn whether the meter is known: `customer` is not used. At 1 ms a round trip a full batch waits half a second, and `store::save` then writes it in a single statement. Meanwhile the queue behind grows.",
			recommendation:
				"Ask once for the batch, with `select serial from meters where serial = any($1)` and all serials bound, and look the readings up in the `HashSet` that comes back.",
			priority: "high",
			gain: high("500 round trips a batch become one: about 0.5 s at 1 ms each"),
			complexity: low(""),
			maintenance: low(""),
			risk: low(""),
			measure: "`pg_stat_statements.calls` for a batch, and the time of `price` for 500 readings, before and after.",
			confidence: 0.9,
		},
		{
			path: CONSUMER,
			quote: "    while receiver.recv_many(&mut batch, BATCH).await > 0 {",
			issue_class: "batches-of-one",
			runs: "per batch",
			title: SMALL_BATCHES,
			problem:
				"`recv_many` does not wait until 500 readings are there: it returns as soon as there is one. Each reading is then priced and inserted on its own, where one statement used to store 500.",
			recommendation: "Collect for up to 500 readings or 50 ms, with `tokio::time::timeout` around `recv_many`.",
			priority: "high",
			gain: high("one insert in place of 500"),
			complexity: medium("a deadline for each batch"),
			maintenance: low(""),
			risk: low(""),
			measure: "Rows an insert, under the load of an ordinary hour.",
			confidence: 0.75,
		},
		{
			...REMEMBERED,
			issue_class: "cache-without-expiry",
			runs: "per meter that is seen for the first time",
			title: "A tariff is remembered until the process ends, and never asked for again",
			problem:
				"Nothing takes an entry out of `known`. A customer who changes the tariff is priced with the old one until the next deploy, and two replicas that started at different times price the same meter differently.",
			recommendation: "Give entries a time to live and the map a size: `moka::future::Cache` has both.",
			priority: "high",
			gain: medium("right prices, if tariffs change between two deploys"),
			complexity: low(""),
			maintenance: low(""),
			risk: low(""),
			measure: "Change a tariff in a test environment, and compare the price of the next reading.",
			tradeoff: "More requests to the tariff service: one for each meter and time to live.",
			confidence: 0.55,
		},
	],
	verdicts: [
		{
			rule: "sync-guard-across-await",
			verdict: "confirm",
			reason:
				"The guard lives until `of` returns, over the whole request. `work` is spawned, so this lock does not even compile there; one whose guard is `Send` would make each look-up wait for the slowest request.",
		},
		{
			rule: "http-client-in-function",
			verdict: "confirm",
			reason: "Each meter that is seen for the first time pays DNS, TCP and TLS: after a start, all of them.",
		},
		{
			rule: "http-client-without-timeout",
			verdict: "confirm",
			reason: "`of` is awaited in the loop that stores, so one request that hangs stops the whole service.",
		},
		{
			rule: "blocking-file-io-in-async",
			verdict: "confirm",
			reason: "`price` reads the file again for each batch, on the thread that also has to receive.",
		},
	],
	questions: [
		{
			...REMEMBERED,
			key: "freshness",
			question: "How stale may a tariff be? It is asked for once for each meter, and kept until the next deploy.",
			why: "If tariffs change in between, readings are priced wrongly and this is critical; if not, it falls away.",
		},
	],
	summary: [
		{
			...COMMIT,
			section: "Performance Analysis Report",
			text: "The path of a reading waits for three others in turn: the coordinator for each commit, PostgreSQL for each meter, the tariff service for each new one. Waiting binds it, not CPU: about 2 ms a reading before anything is stored.",
		},
		{
			...COMMIT,
			section: "Monitoring Dashboard",
			text: "Consumer lag by partition, readings waiting in the channel, time of `price` a batch, and requests to the tariff service.",
		},
		{
			...SLEEP,
			section: "Performance Analysis Report",
			text: "The commit no longer waits for the coordinator. What is left of the wait is one query a reading, and now a sleep that stops a worker thread while the database is away.",
		},
	],
};
