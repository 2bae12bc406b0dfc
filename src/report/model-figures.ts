/** What Claude did and what it took, in the words that all reports share. */

import { addUsage, allTokens, NO_USAGE, type Usage } from "../model/usage.ts";
import type { AgentRun, ReviewResult } from "../review/result.ts";
import { counted } from "./numbers.ts";

const VERIFIER = "verifier";

/** True for a missing key, for `--no-model`, and for a configuration that switches the model off. */
export const RULES_ONLY =
	"Only the rules reviewed. The agents review too with an Anthropic key, unless the model is switched off.";

/** Whether agents fit the change and no model was there to ask. */
export function isRulesOnly({ agents, model }: ReviewResult): boolean {
	return agents.length > 0 && model === undefined;
}

/** The verifier's run; a repository may have an agent of that name, whose run comes first. */
export function verifierRun({ agents, model }: ReviewResult): AgentRun | undefined {
	const own = agents.some(({ name }) => name === VERIFIER) ? 1 : 0;
	return model?.runs.filter(({ agent }) => agent === VERIFIER)[own];
}

export function agentRun({ model }: ReviewResult, name: string): AgentRun | undefined {
	return model?.runs.find(({ agent }) => agent === name);
}

/** `2 agents and the verifier`: those that were asked. */
export function askedText(result: ReviewResult): string {
	const verifiers = verifierRun(result) ? 1 : 0;
	const agents = counted((result.model?.runs.length ?? 0) - verifiers, "agent");
	return verifiers > 0 ? `${agents} and the verifier` : agents;
}

/** Empty for a whole answer, and where there was no model to ask. */
export function stateWords(result: ReviewResult, run: AgentRun | undefined): string {
	if (!run) return result.model ? "not asked" : "";
	switch (run.state) {
		case "complete":
			return "";
		case "partial":
			return "partial answer";
		case "failed":
			return "no answer";
	}
}

/** `$0.21`; what costs something never shows as nothing. */
export function dollarsText(dollars: number): string {
	if (dollars > 0 && dollars < 0.005) return "under $0.01";
	return `$${dollars.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** `41,200`: read and written, cached ones included. */
export function tokensText(usage: Usage): string {
	return allTokens(usage).toLocaleString("en");
}

/** How much of what was read came from the cache, as `62 %`; `undefined` where nothing was read. */
export function cacheShare({ inputTokens, cacheReadTokens, cacheWriteTokens }: Usage): string | undefined {
	const read = inputTokens + cacheReadTokens + cacheWriteTokens;
	return read === 0 ? undefined : `${Math.round((100 * cacheReadTokens) / read)} %`;
}

export function totalUsage(runs: readonly Pick<AgentRun, "usage">[]): Usage {
	return runs.reduce((total, { usage }) => addUsage(total, usage), NO_USAGE);
}
