/** Puts together what a review came to. */

import type { Assignment } from "../agents/agent.ts";
import { addedLineCount } from "../change/added-line-count.ts";
import type { Settled } from "../findings/settle.ts";
import type { RuleReview } from "../rules/review-with-rules.ts";
import type { ReviewedFile } from "../rules/reviewed-file.ts";
import type { AgentReview } from "./agents/agent-review.ts";
import { tellAgents } from "./agents/tell-agents.ts";
import { conclude } from "./conclude.ts";
import { coverageOf } from "./coverage.ts";
import { openQuestions } from "./open-questions.ts";
import type { ReviewRequest } from "./request.ts";
import type { Notice, ReviewResult } from "./result.ts";
import type { Selection } from "./select-files.ts";

interface Facts {
	readonly request: ReviewRequest;
	readonly selection: Selection;
	readonly relevant: readonly ReviewedFile[];
	readonly assignments: readonly Assignment[];
	readonly rules: RuleReview;
	readonly settled: Settled;
	/** Absent where only the rules reviewed. */
	readonly agents?: AgentReview;
	readonly durationMs: number;
}

export function tell(facts: Facts): ReviewResult {
	const { request, selection, relevant, assignments, rules, settled, agents, durationMs } = facts;
	const { change, configuration } = request;
	const agentsTold = agents && tellAgents(agents, settled.refuted);
	const told = [...settled.findings, ...settled.listed, ...settled.saidBefore];
	const { leftOut, files: selected } = selection;
	const coverage = coverageOf({ selected, relevant, leftOut, givenUp: rules.skipped });
	const unread = leftOut.filter((file) => file.missed).length + rules.skipped.length + rules.problems.length;
	return {
		change: {
			base: change.base,
			head: change.head,
			files: change.files.length,
			addedLines: addedLineCount(change.files),
		},
		verdict: conclude({
			priorities: told.map(({ priority }) => priority),
			reviewedFiles: coverage.reviewed.length,
			missed: unread + (agentsTold?.missed ?? 0),
			refuted: settled.refuted.length,
			failOn: configuration.failOn,
		}),
		agents: assignments.map(toChosen),
		findings: settled.findings,
		listed: settled.listed,
		saidBefore: settled.saidBefore,
		refuted: settled.refuted,
		hints: settled.hints,
		questions: openQuestions(told, agents?.answered ?? [], request.agents, configuration.constraints),
		coverage,
		notices: [
			...(request.notices ?? []),
			...rules.problems.map(toError),
			...(agentsTold?.notices ?? []),
			...settled.notices,
		],
		leftOut: settled.leftOut,
		rulesRun: rules.rulesRun,
		...(agentsTold && { model: agentsTold.use }),
		durationMs,
	};
}

function toChosen({ agent, reason, files }: Assignment): ReviewResult["agents"][number] {
	const sections = (agent.review?.sections ?? []).map(({ title, priorities }) => ({ title, priorities }));
	return { name: agent.name, reason, files, sections };
}

const toError = (message: string): Notice => ({ level: "error", message });
