/** What people see of a review on a pull request, counted: for tests that want each of it once. */

import type { PullRequest } from "../../support/github/world.ts";

export interface Outcome {
	/** Of Gregor's reviews, oldest first; one that nobody sees is `PENDING`. */
	readonly reviews: readonly string[];
	/** Where each thread of Gregor's stands, sorted; one named twice was said twice. */
	readonly threads: readonly string[];
	readonly summaries: number;
	/** Of the head's checks, oldest first: conclusion, or status where there is none. */
	readonly checks: readonly string[];
	/** Annotations of the head's checks. */
	readonly annotations: number;
}

export function outcomeOf(pull: PullRequest): Outcome {
	const checks = checksOf(pull).filter(({ headSha }) => headSha === pull.head.sha);
	return {
		reviews: pull.reviews.filter(({ author }) => author.type === "Bot").map(({ state }) => state),
		threads: pull.threads.map(({ path }) => path).toSorted(),
		summaries: pull.comments.filter(({ app, body }) => app !== null && body.includes("## Gregor")).length,
		checks: checks.map(({ conclusion, status }) => conclusion ?? status),
		annotations: checks.reduce((sum, { annotations }) => sum + annotations.length, 0),
	};
}

/** The heads, old ones too, whose check says that it is still being worked on. */
export function unfinishedChecks(pull: PullRequest): readonly string[] {
	const open = checksOf(pull).filter(({ status }) => status !== "completed");
	return open.map(({ headSha }) => headSha);
}

function checksOf({ repository, commits }: PullRequest) {
	return repository.checkRuns.filter(({ headSha }) => commits.includes(headSha));
}

export const REVIEWED_ONCE: Outcome = {
	reviews: ["COMMENTED"],
	threads: ["src/first.rs", "src/second.rs"],
	summaries: 1,
	checks: ["neutral"],
	annotations: 2,
};
