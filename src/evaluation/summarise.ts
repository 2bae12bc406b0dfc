/** Adds the scores of cases up: overall, by class of defect, by rule. */

import type { CaseScore, DefectScore } from "./score.ts";

export interface Tally {
	defects: number;
	foundByComment: number;
	/** By a comment, or listed in the summary. */
	foundByReview: number;
	foundByReviewOrHint: number;
}

export interface RuleTally {
	/** Known defects that it found. */
	found: number;
	/** Comments of it on defect cases that found no known defect. */
	elsewhere: number;
	/** Comments of it on clean cases. */
	alarms: number;
}

export interface EvaluationSummary {
	readonly cases: number;
	readonly failed: readonly { readonly id: string; readonly failure: string }[];
	readonly overall: Tally;
	readonly byClass: Readonly<Record<string, Tally>>;
	readonly byRule: Readonly<Record<string, RuleTally>>;
	readonly clean: { readonly cases: number; readonly alarms: number };
	/** Comments a pull request, over the cases with a defect. */
	readonly comments: { readonly median: number; readonly mean: number; readonly most: number };
	readonly durationMs: { readonly total: number; readonly median: number };
}

export function summarise(scores: readonly CaseScore[]): EvaluationSummary {
	const ran = scores.filter((score) => score.failure === undefined);
	const withDefects = ran.filter((score) => score.kind === "defect");
	const clean = ran.filter((score) => score.kind === "clean");
	const posted = withDefects.map((score) => score.posted);
	const durations = ran.map((score) => score.durationMs);
	const total = sum(durations);
	return {
		cases: scores.length,
		failed: scores.flatMap(({ id, failure }) => (failure === undefined ? [] : [{ id, failure }])),
		overall: tally(ran.flatMap((score) => score.defects)),
		byClass: tallyByClass(ran.flatMap((score) => score.defects)),
		byRule: tallyByRule(ran),
		clean: { cases: clean.length, alarms: sum(clean.map((score) => score.posted)) },
		comments: { median: median(posted), mean: sum(posted) / (posted.length || 1), most: Math.max(0, ...posted) },
		durationMs: { total, median: median(durations) },
	};
}

function tally(defects: readonly DefectScore[]): Tally {
	return {
		defects: defects.length,
		foundByComment: defects.filter(({ postedBy }) => postedBy.length > 0).length,
		foundByReview: defects.filter(({ postedBy, listedBy }) => postedBy.length + listedBy.length > 0).length,
		foundByReviewOrHint: defects.filter(
			({ postedBy, listedBy, hintedBy }) => postedBy.length + listedBy.length + hintedBy.length > 0,
		).length,
	};
}

function tallyByClass(defects: readonly DefectScore[]): Record<string, Tally> {
	const classes = [...new Set(defects.map(({ defect }) => defect.class))].sort();
	return Object.fromEntries(
		classes.map((name) => [name, tally(defects.filter(({ defect }) => defect.class === name))]),
	);
}

function tallyByRule(scores: readonly CaseScore[]): Record<string, RuleTally> {
	const byRule: Record<string, RuleTally> = {};
	const of = (rule: string): RuleTally => {
		byRule[rule] ??= { found: 0, elsewhere: 0, alarms: 0 };
		return byRule[rule];
	};
	for (const score of scores) {
		for (const { postedBy, listedBy, hintedBy } of score.defects) {
			for (const rule of new Set([...postedBy, ...listedBy, ...hintedBy])) of(rule).found++;
		}
		for (const { source } of score.elsewhere) of(source)[score.kind === "clean" ? "alarms" : "elsewhere"]++;
	}
	return Object.fromEntries(Object.entries(byRule).sort(([left], [right]) => left.localeCompare(right)));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The middle value, or the mean of the two middle ones; 0 of nothing. */
function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((left, right) => left - right);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
