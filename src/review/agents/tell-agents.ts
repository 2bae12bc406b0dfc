/** What the agents' part adds to a review's result: what it took, what they say in prose, and what went wrong. */

import type { RefutedFinding } from "../../findings/judge.ts";
import { addUsage, NO_USAGE } from "../../model/usage.ts";
import type { AgentRun, ModelUse, Notice } from "../result.ts";
import type { AgentReview } from "./agent-review.ts";
import type { Answered } from "./ask-agents.ts";

export interface AgentsTold {
	readonly use: ModelUse;
	readonly notices: readonly Notice[];
	/** Parts of the change that an agent should have read and could not. */
	readonly missed: number;
}

export function tellAgents(
	{ answered, notRead, verified }: AgentReview,
	refuted: readonly RefutedFinding[],
): AgentsTold {
	const runs = [...Map.groupBy(answered, ({ outcome }) => outcome.agent).values()].map((batches) =>
		runOf(batches, refuted),
	);
	const verifying = verified();
	const all = [...runs, ...(verifying ? [verifierRun(verifying)] : [])];
	const problems = [
		...answered.flatMap(({ outcome }) => outcome.problems.map((problem) => `${outcome.agent}: ${problem}`)),
		...(verifying?.outcome.problems ?? []),
	];
	return {
		use: {
			runs: all,
			sections: answered.flatMap(({ outcome }) => outcome.summary.map((part) => ({ agent: outcome.agent, ...part }))),
			notRead,
			dollars: all.reduce((sum, { dollars }) => sum + dollars, 0),
		},
		notices: [...new Set(problems)].map((message) => ({ level: "warning", message })),
		missed: answered.filter(({ outcome }) => outcome.state !== "complete").length,
	};
}

/** Batches of one agent count as one run. */
function runOf(batches: readonly Answered[], refuted: readonly RefutedFinding[]): AgentRun {
	const outcomes = batches.map(({ outcome }) => outcome);
	const sum = (of: (outcome: Answered["outcome"]) => number) => outcomes.reduce((total, one) => total + of(one), 0);
	const { agent, model } = outcomes[0] as Answered["outcome"];
	return {
		agent,
		model,
		state: stateOf(outcomes.map(({ state }) => state)),
		findings: sum(({ findings }) => findings.length),
		refuted: refuted.filter(({ finding }) => finding.sources.includes(agent)).length,
		calls: sum(({ calls }) => calls),
		toolCalls: sum(({ toolCalls }) => toolCalls),
		dollars: sum(({ dollars }) => dollars),
		usage: outcomes.reduce((total, { usage }) => addUsage(total, usage), NO_USAGE),
		durationMs: Math.max(...outcomes.map(({ durationMs }) => durationMs)),
	};
}

function stateOf(states: readonly AgentRun["state"][]): AgentRun["state"] {
	const [first = "failed"] = states;
	return states.every((state) => state === first) ? first : "partial";
}

function verifierRun({ model, outcome, judged }: NonNullable<ReturnType<AgentReview["verified"]>>): AgentRun {
	const { calls, dollars, usage, failure, durationMs } = outcome;
	const findings = judged.kept.length + judged.doubtful.length + judged.refuted.length;
	const failed = calls > 0 ? "partial" : "failed";
	const state = failure ? failed : "complete";
	const refuted = judged.refuted.length;
	return { agent: "verifier", model, state, findings, refuted, calls, toolCalls: 0, dollars, usage, durationMs };
}
