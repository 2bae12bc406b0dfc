/** The verdict: what a person may conclude from a review, and never more. */

import { PRIORITIES, type Priority } from "../config/priority.ts";
import type { Conclusion, Verdict } from "./result.ts";

export interface Outcome {
	/** Priorities of all findings that the review tells, posted and listed. */
	readonly priorities: readonly Priority[];
	readonly reviewedFiles: number;
	/** Files that a reviewer would have wanted and could not read, and engines that did not run. */
	readonly missed: number;
	/** Findings that were looked at again and shown wrong. */
	readonly refuted: number;
	readonly failOn: Priority | "never";
}

export function conclude(outcome: Outcome): Verdict {
	const conclusion = conclusionOf(outcome);
	return { conclusion, sentence: sentenceOf(conclusion, outcome), failed: hasFailed(outcome) };
}

function conclusionOf({ priorities, missed, reviewedFiles }: Outcome): Conclusion {
	if (priorities.length > 0) return "findings";
	if (missed > 0) return "incomplete";
	return reviewedFiles > 0 ? "clean" : "nothing-to-review";
}

function hasFailed({ priorities, failOn }: Outcome): boolean {
	if (failOn === "never") return false;
	const bar = PRIORITIES.indexOf(failOn);
	return priorities.some((priority) => PRIORITIES.indexOf(priority) <= bar);
}

function sentenceOf(conclusion: Conclusion, outcome: Outcome): string {
	const missing = outcome.missed > 0 ? ` ${amount(outcome.missed, "part")} of the change could not be reviewed.` : "";
	switch (conclusion) {
		case "findings":
			return `${amount(outcome.priorities.length, "finding")}: ${countByPriority(outcome.priorities)}.${missing}`;
		case "clean":
			return `Nothing to object to in ${amount(outcome.reviewedFiles, "file")}${refutedPart(outcome)}.`;
		case "incomplete":
			return `No finding, but this is no all-clear:${missing}`;
		case "nothing-to-review":
			return "Left alone: the change touches neither Rust nor Kafka.";
	}
}

/** A model had the last word there: the reader should know. */
function refutedPart({ refuted }: Outcome): string {
	return refuted > 0 ? `; ${amount(refuted, "finding")} looked at again and refuted` : "";
}

function countByPriority(priorities: readonly Priority[]): string {
	return PRIORITIES.map((priority) => ({ priority, count: priorities.filter((one) => one === priority).length }))
		.filter(({ count }) => count > 0)
		.map(({ priority, count }) => `${count} ${priority}`)
		.join(", ");
}

const amount = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
