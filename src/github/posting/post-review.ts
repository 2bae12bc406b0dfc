import type { Fingerprint } from "../../findings/finding.ts";
import type { InlineComment, PostOutcome, ReviewToPost } from "../pull-request-host.ts";
import { type PostingWorld, postPart, type SubmittedReview } from "./post-part.ts";
import { readBack } from "./read-back.ts";
import { reviewParts } from "./review-part.ts";

export type ParseFingerprint = (body: string) => Fingerprint | undefined;

export interface ReviewWorld extends PostingWorld {
	readonly parseFingerprint: ParseFingerprint;
}

/**
 * Posts a review in as many parts as it needs, then reads it back. Every comment that was asked for is in the outcome, as
 * posted or as refused. `stale` only where nothing was posted; when the head moves between two parts, the rest is refused.
 */
export async function postReview(review: ReviewToPost, world: ReviewWorld): Promise<PostOutcome> {
	const submitted: SubmittedReview[] = [];
	for (const part of reviewParts(review)) {
		const outcome = await postPart(part, world);
		if (outcome.kind === "stale" && part.part === 0) return outcome;
		if (outcome.kind === "stale") break;
		if (outcome.kind === "posted") submitted.push(outcome.review);
	}
	const posted = new Map<Fingerprint, number>();
	for (const { id, body } of await readBack(submitted, world)) {
		const fingerprint = world.parseFingerprint(body);
		if (fingerprint !== undefined) posted.set(fingerprint, id);
	}
	const refused = review.comments.filter((each: InlineComment) => !posted.has(each.fingerprint));
	return {
		kind: "posted",
		comments: [...posted].map(([fingerprint, commentId]) => ({ fingerprint, commentId })),
		refused,
	};
}
