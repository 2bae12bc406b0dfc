/** How far the posting of a run has come, told before and after each step, so that nothing is posted twice. */

import type { RunId } from "../github/pull-request-host.ts";
import type { Database } from "./tables.ts";

/** `intended`: about to write. `pending`: the review exists and nobody sees it. `submitted`. `done`: read back. */
export type PostingStep = "intended" | "pending" | "submitted" | "done";

export interface Posting {
	readonly step: PostingStep;
	/** GitHub's id of the review, once there is one. */
	readonly reviewId?: number;
}

export interface Postings {
	postingOf(run: RunId): Promise<Posting | undefined>;
	/** A review's id that is known stays known. @throws when the run was never started, or was forgotten */
	savePosting(run: RunId, posting: Posting): Promise<void>;
}

export function openPostings(database: Database): Postings {
	return {
		postingOf: async (run) => {
			const row = await database.selectFrom("postings").selectAll().where("run_id", "=", run).executeTakeFirst();
			if (!row) return undefined;
			return { step: row.step as PostingStep, ...(row.review_id === null ? {} : { reviewId: row.review_id }) };
		},
		savePosting: async (run, { step, reviewId }) => {
			await database
				.insertInto("postings")
				.values({ run_id: run, step, review_id: reviewId ?? null })
				.onConflict((conflict) =>
					conflict.column("run_id").doUpdateSet((known) => ({
						step,
						review_id: known.fn.coalesce("excluded.review_id", "postings.review_id"),
					})),
				)
				.execute();
		},
	};
}
