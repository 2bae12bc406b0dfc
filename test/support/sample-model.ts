/** What a model may have added to the review of sample-result.ts: written by hand, no model's. */

import type { RelatedText } from "../../src/findings/finding.ts";
import type { AgentRun, ModelUse } from "../../src/review/result.ts";

export function sampleRun(changes: Partial<AgentRun> = {}): AgentRun {
	return {
		agent: "kafka-architect",
		model: "claude-opus-5-5",
		state: "complete",
		findings: 3,
		refuted: 0,
		calls: 2,
		toolCalls: 1,
		dollars: 0.1204,
		usage: {
			inputTokens: 4_000,
			outputTokens: 1_500,
			cacheReadTokens: 14_000,
			cacheWriteTokens: 2_500,
			cacheWriteHourTokens: 0,
		},
		durationMs: 21_400,
		...changes,
	};
}

const NO_CACHE = { cacheReadTokens: 0, cacheWriteTokens: 0, cacheWriteHourTokens: 0 };

export const sampleModel: ModelUse = {
	runs: [
		sampleRun(),
		sampleRun({
			agent: "performance-auditor",
			model: "claude-sonnet-5-5",
			state: "partial",
			findings: 2,
			refuted: 0,
			dollars: 0.0515,
			usage: { inputTokens: 9_000, outputTokens: 700, ...NO_CACHE },
			durationMs: 48_000,
		}),
		sampleRun({
			agent: "verifier",
			model: "claude-sonnet-5-5",
			findings: 4,
			refuted: 0,
			toolCalls: 0,
			dollars: 0.0381,
			usage: { inputTokens: 8_600, outputTokens: 900, ...NO_CACHE },
			durationMs: 9_100,
		}),
	],
	sections: [
		{
			agent: "kafka-architect",
			section: "Architecture Summary",
			text: "The change moves forwarding into `Ingest::forward`, which runs once a batch. What it costs is decided by the broker's round trip, not by the encoding.",
		},
		{
			agent: "kafka-architect",
			section: "Verification Plan",
			text: "1. Take `batch_size_avg` and records a second at 1,000 readings a batch.\n2. Kill a broker while a batch is in flight, and count the records on the topic.\n\n```sh\nkcat -C -t readings -e | wc -l\n```",
		},
		{
			agent: "performance-auditor",
			section: "Monitoring Dashboard",
			text: "- p99 of `forward`\n- depth of the producer's queue",
		},
	],
	notRead: ["tests/forward.rs:1-310 (310 added lines): tests and documents"],
	dollars: 0.21,
};

export const sampleRelated: RelatedText = {
	source: "performance-auditor",
	title: "A slow broker stops the whole batch",
	problem: "Each `send` waits up to five seconds; a batch of 1,000 may hold its task for more than an hour.",
	recommendation: "Give the batch one deadline with `tokio::time::timeout`.",
};
