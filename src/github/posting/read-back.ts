import { LOOK_AGAIN, settle } from "../settle.ts";
import type { Clock } from "../write-pacer.ts";
import { ROUTE, type SubmittedReview } from "./post-part.ts";
import type { PostedComment, ReviewRequests } from "./review-requests.ts";

/**
 * The comments that stand at GitHub of reviews that were submitted. They may show a moment after their review; one that is
 * still missing then was deleted by a person.
 */
export async function readBack(
	reviews: readonly SubmittedReview[],
	{ requests, clock }: { readonly requests: ReviewRequests; readonly clock: Clock },
): Promise<readonly PostedComment[]> {
	if (reviews.length === 0) return [];
	const expected = reviews.reduce((sum, { comments }) => sum + comments, 0);
	let looks = 0;
	return settle(clock, ROUTE, async () => {
		looks += 1;
		const [only, second] = reviews;
		const isOne = only !== undefined && second === undefined;
		const comments = isOne
			? await requests.commentsOf(only.id)
			: await requests.newestOf(new Set(reviews.map(({ id }) => id)), expected);
		return comments.length < expected && looks === 1 ? LOOK_AGAIN : comments;
	});
}
