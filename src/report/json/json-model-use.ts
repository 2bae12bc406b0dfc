import type { AgentRun, ModelUse } from "../../review/result.ts";
import type { JsonReview } from "./review-schema.ts";

type JsonModelUse = NonNullable<JsonReview["model"]>;

export function jsonModelUse({ runs, sections, notRead, dollars }: ModelUse): JsonModelUse {
	return {
		runs: runs.map(jsonRun),
		sections: sections.map(({ agent, section, text }) => ({ agent, section, text })),
		notRead: [...notRead],
		dollars,
	};
}

function jsonRun(run: AgentRun): JsonModelUse["runs"][number] {
	const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, cacheWriteHourTokens } = run.usage;
	return {
		agent: run.agent,
		model: run.model,
		state: run.state,
		findings: run.findings,
		refuted: run.refuted,
		calls: run.calls,
		toolCalls: run.toolCalls,
		dollars: run.dollars,
		usage: { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, cacheWriteHourTokens },
		durationMs: run.durationMs,
	};
}
