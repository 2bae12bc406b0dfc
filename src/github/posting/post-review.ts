import type { Fingerprint } from "../../findings/finding.ts";
import type { InlineComment, PostOutcome, ReviewToPost } from "../pull-request-host.ts";
import type { Clock } from "../write-pacer.ts";
import { postPart } from "./post-part.ts";
import { reviewParts } from "./review-part.ts";
import type { ReviewRequests } from "./review-requests.ts";

export type ParseFingerprint = (body: string) => Fingerprint | undefined;

/**
 * Posts a review in as many parts as it needs. Every comment that was asked for is in the outcome, as posted or as
 * refused. `stale` only where nothing was posted; when the head moves between two parts, the rest is refused.
 */
export async function postReview(
	review: ReviewToPost,
	requests: ReviewRequests,
	parseFingerprint: ParseFingerprint,
	clock: Clock,
): Promise<PostOutcome> {
	const posted = new Map<Fingerprint, number>();
	for (const part of reviewParts(review)) {
		const outcome = await postPart(part, requests, clock);
		if (outcome.kind === "stale" && part.part === 0) return outcome;
		if (outcome.kind === "stale") break;
		for (const { id, body } of outcome.kind === "posted" ? outcome.comments : []) {
			const fingerprint = parseFingerprint(body);
			if (fingerprint !== undefined) posted.set(fingerprint, id);
		}
	}
	const refused = review.comments.filter((each: InlineComment) => !posted.has(each.fingerprint));
	return {
		kind: "posted",
		comments: [...posted].map(([fingerprint, commentId]) => ({ fingerprint, commentId })),
		refused,
	};
}
