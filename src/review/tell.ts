/** Puts together what a review came to. */

import type { Assignment } from "../agents/agent.ts";
import { addedLineCount } from "../change/added-line-count.ts";
import type { Settled } from "../findings/settle.ts";
import type { RuleReview } from "../rules/review-with-rules.ts";
import type { ReviewedFile } from "../rules/reviewed-file.ts";
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
	readonly durationMs: number;
}

export function tell({ request, selection, relevant, assignments, rules, settled, durationMs }: Facts): ReviewResult {
	const { change, configuration } = request;
	const told = [...settled.findings, ...settled.listed, ...settled.saidBefore];
	const { leftOut, files: selected } = selection;
	const coverage = coverageOf({ selected, relevant, leftOut, givenUp: rules.skipped });
	const missed = leftOut.filter((file) => file.missed).length + rules.skipped.length + rules.problems.length;
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
			missed,
			failOn: configuration.failOn,
		}),
		agents: assignments.map(toChosen),
		findings: settled.findings,
		listed: settled.listed,
		saidBefore: settled.saidBefore,
		hints: settled.hints,
		questions: openQuestions(told, request.agents, configuration.constraints),
		coverage,
		notices: [...(request.notices ?? []), ...rules.problems.map(toError), ...settled.notices],
		leftOut: settled.leftOut,
		rulesRun: rules.rulesRun,
		durationMs,
	};
}

function toChosen({ agent, reason, files }: Assignment): ReviewResult["agents"][number] {
	const sections = (agent.review?.sections ?? []).map(({ title, priorities }) => ({ title, priorities }));
	return { name: agent.name, reason, files, sections };
}

const toError = (message: string): Notice => ({ level: "error", message });
