/** A review with a bit of everything, for the tests of reports: written by hand, and no real project's. */

import type { ChangeSet, ObjectId } from "../../src/change/change-set.ts";
import type { Estimate, Finding, Fingerprint } from "../../src/findings/finding.ts";
import type { ReportOptions } from "../../src/report/report-options.ts";
import type { ReviewResult } from "../../src/review/result.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { sampleModel, sampleRelated } from "./sample-model.ts";

const INGEST = `use std::time::Duration;

use rdkafka::producer::{FutureProducer, FutureRecord};

pub struct Ingest {
	producer: FutureProducer,
	topic: String,
}

impl Ingest {
	/// Forwards a batch of meter readings.
	pub async fn forward(&self, batch: Vec<Reading>) -> Result<(), IngestError> {
		for reading in batch {
			let payload = reading.encode();
			let record = FutureRecord::to(&self.topic).key(&reading.meter).payload(&payload);
			self.producer.send(record, Duration::from_secs(5)).await.map_err(|(error, _)| error)?;
		}
		Ok(())
	}

	pub fn checksum(&self, bytes: &[u8]) -> String {
		let mut text = String::new();
		for byte in bytes {
			text = text + &format!("{byte:02x}");
		}
		text
	}
}
`;

const FILES: Readonly<Record<string, string>> = { "src/ingest.rs": INGEST };

const estimate = (level: Estimate["level"], because = ""): Estimate => ({ level, because });

export function sampleFinding(changes: Partial<Finding> = {}): Finding {
	return {
		source: "kafka-await-delivery-in-loop",
		sources: ["kafka-await-delivery-in-loop", "kafka-architect"],
		agent: "kafka-architect",
		issueClass: "kafka-await-delivery-in-loop",
		path: "src/ingest.rs",
		startLine: 16,
		endLine: 16,
		snippet: "\t\t\tself.producer.send(record, Duration::from_secs(5)).await.map_err(|(error, _)| error)?;",
		enclosingItem: "impl Ingest > fn forward",
		title: "Each delivery is awaited before the next record is sent",
		problem:
			"`send(…).await` resolves when the broker has acknowledged the record, so the loop sends one record a round trip. With `linger.ms=5` and 1 ms to the broker a batch of 1,000 readings takes six seconds, and librdkafka never gets to fill a batch.",
		recommendation:
			"Queue the whole batch first with `send_result`, keep the delivery futures, and await them together with `try_join_all` at the end.",
		measure:
			"Records a second and `batch_size_avg` in librdkafka's statistics, before and after, with 1,000 readings a batch.",
		tradeoff:
			"One failed delivery is now noticed after the rest has been queued; the caller has to retry the batch, so consumers must be idempotent.",
		priority: "critical",
		gain: estimate("high", "a batch costs one round trip instead of one for each record"),
		complexity: estimate("low", "one function changes"),
		maintenance: estimate("low"),
		risk: estimate("medium", "errors surface later"),
		confidence: 0.92,
		alsoAt: [{ path: "src/ingest.rs", startLine: 40, endLine: 41 }],
		references: ["https://docs.rs/rdkafka/latest/rdkafka/producer/struct.FutureProducer.html"],
		fingerprint: "0123456789abcdef" as Fingerprint,
		...changes,
	};
}

const concatenation = sampleFinding({
	source: "string-built-by-plus",
	sources: ["string-built-by-plus"],
	agent: "performance-auditor",
	issueClass: "string-built-by-plus",
	startLine: 24,
	endLine: 24,
	snippet: '\t\t\ttext = text + &format!("{byte:02x}");',
	suggestion: '\t\t\t_ = write!(text, "{byte:02x}");',
	enclosingItem: "impl Ingest > fn checksum",
	title: "`format!` allocates a string for each byte",
	problem:
		"Every byte of the payload allocates and frees a two-character string. At 2 MB a message that is two million allocations.",
	recommendation: "Write into the string that is being built: `write!(text, …)` with `std::fmt::Write` in scope.",
	measure: "`cargo bench` of `checksum` on 1 kB and 2 MB; allocations counted with dhat.",
	tradeoff: "",
	priority: "high",
	confidence: 0.88,
	alsoAt: [],
	references: [],
	fingerprint: "fedcba9876543210" as Fingerprint,
});

const listed = sampleFinding({
	source: "performance-auditor",
	sources: ["performance-auditor"],
	agent: "performance-auditor",
	issueClass: "missing-capacity",
	startLine: 22,
	endLine: 22,
	title: "The string grows from empty although its length is known",
	problem: "It is twice the input's length.",
	recommendation: "`String::with_capacity(bytes.len() * 2)`.",
	priority: "nice",
	confidence: 0.55,
	alsoAt: [],
	references: [],
	fingerprint: "00000000000000aa" as Fingerprint,
});

const refuted = sampleFinding({
	source: "clone-per-message",
	sources: ["clone-per-message"],
	agent: "performance-auditor",
	issueClass: "clone-per-message",
	startLine: 14,
	endLine: 14,
	title: "`encode` copies the reading once a message",
	priority: "high",
	alsoAt: [],
	fingerprint: "00000000000000bb" as Fingerprint,
});

export const sampleChange: Pick<ChangeSet, "base" | "head"> = {
	base: "1111111111111111111111111111111111111111" as ObjectId,
	head: "2222222222222222222222222222222222222222" as ObjectId,
};

export function sampleResult(changes: Partial<ReviewResult> = {}): ReviewResult {
	return {
		change: { ...sampleChange, files: 5, addedLines: 412 },
		verdict: {
			conclusion: "findings",
			sentence: "Two findings, one of them critical; 3 of 5 files were reviewed.",
			failed: true,
		},
		agents: [
			{
				name: "kafka-architect",
				reason: "chosen because src/ingest.rs:3 uses `rdkafka`",
				files: ["src/ingest.rs", "deploy/topics.yml"],
				sections: [
					{ title: "Delivery and ordering", priorities: ["critical"] },
					{ title: "Throughput", priorities: ["high", "nice"] },
				],
			},
			{
				name: "performance-auditor",
				reason: "chosen because src/ingest.rs:12 awaits in a loop",
				files: ["src/ingest.rs"],
				sections: [
					{ title: "Summary", priorities: [] },
					{ title: "Bottlenecks", priorities: ["critical", "high"] },
				],
			},
		],
		findings: [sampleFinding({ related: [sampleRelated] }), concatenation],
		listed: [listed],
		saidBefore: [],
		refuted: [
			{
				finding: refuted,
				by: "kafka-architect",
				reason: "`encode` borrows: it writes into a buffer that `Reading` owns, and nothing is copied.",
			},
			{
				finding: sampleFinding({
					title: "The topic is cloned for each record",
					startLine: 15,
					endLine: 15,
					alsoAt: [],
				}),
				by: "verifier",
				reason: "`FutureRecord::to` takes a reference; the line was there before the change, too.",
			},
		],
		hints: [
			{
				source: "clone-in-loop",
				agent: "performance-auditor",
				path: "src/ingest.rs",
				startLine: 14,
				endLine: 14,
				title: "A clone in a loop",
				problem: "It may be cheap.",
				priority: "nice",
				confidence: 0.5,
			},
		],
		questions: [
			{ key: "throughput", question: "How many readings a second arrive at peak?", agents: ["kafka-architect"] },
			{
				key: "screen_refresh",
				question: "How old may a reading be when it is shown?",
				agents: ["performance-auditor"],
			},
		],
		coverage: {
			reviewed: ["src/ingest.rs", "src/lib.rs", "deploy/topics.yml"],
			skipped: [
				{ path: "src/generated/schema.rs", reason: "generated: its first line says so" },
				{ path: "assets/map.bin", reason: "binary" },
			],
		},
		notices: [
			{
				level: "warning",
				message: "There is no rule `clone-in-lopp`; did you mean `clone-in-loop`?",
				file: ".github/gregor.yml",
				line: 4,
				column: 3,
			},
		],
		leftOut: { "allowed in the code": 2, "already said": 0 },
		rulesRun: 64,
		model: sampleModel,
		durationMs: 1_234,
		...changes,
	};
}

/** The same review where no model was there to ask. */
export function sampleOfRules(changes: Partial<ReviewResult> = {}): ReviewResult {
	const { model: _, ...rest } = sampleResult();
	return { ...rest, findings: [sampleFinding({ sources: ["kafka-await-delivery-in-loop"] })], refuted: [], ...changes };
}

export const sampleRule: Pick<Rule, "id" | "metadata"> = {
	id: "kafka-await-delivery-in-loop",
	metadata: {
		title: "Deliveries awaited one by one",
		family: "kafka-client",
		agent: "kafka-architect",
		report: "post",
		priority: "critical",
		why: "Awaiting each delivery before the next send limits the producer to one record a round trip.",
		hurts_when: "More than a few records are sent in a row.",
		recommendation: "Queue all records, then await the delivery futures together.",
		measure: "Records a second against the round-trip time.",
		gain: estimate("high", "batches fill"),
		complexity: estimate("low"),
		maintenance: estimate("low"),
		risk: estimate("medium", "errors surface later"),
		confidence: 0.9,
		classes: ["await-in-loop", "missing-batching"],
		precision: { judged: 10, right: 9, date: "2026-01-15" },
		references: ["https://docs.rs/rdkafka/latest/rdkafka/"],
	},
};

export const sampleOptions: ReportOptions = {
	version: "0.1.0",
	rules: new Map([[sampleRule.id, sampleRule]]),
	docsUrl: "https://example.org/gregor/docs",
	filesUrl: "https://github.com/example/meters/blob/2222222222222222222222222222222222222222",
	headText: (path) => FILES[path],
};
