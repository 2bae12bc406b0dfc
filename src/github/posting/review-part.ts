import { createHash } from "node:crypto";
import { MAX_COMMENTS_PER_REVIEW } from "../limits.ts";
import type { HeadSha, InlineComment, ReviewToPost, RunId } from "../pull-request-host.ts";

/** What goes to GitHub as one review. */
export interface ReviewPart {
	readonly runId: RunId;
	readonly head: HeadSha;
	/** From 0. */
	readonly part: number;
	readonly body: string;
	readonly comments: readonly InlineComment[];
	/** Names body and comments: equal parts have equal names. */
	readonly content: string;
}

/** A review in parts that GitHub takes; the body goes with the first. None where there is nothing to say. */
export function reviewParts(review: ReviewToPost): readonly ReviewPart[] {
	const { runId, head, body, comments } = review;
	const batches: InlineComment[][] = [];
	for (let from = 0; from < comments.length; from += MAX_COMMENTS_PER_REVIEW) {
		batches.push(comments.slice(from, from + MAX_COMMENTS_PER_REVIEW));
	}
	if (batches.length === 0 && body !== "") batches.push([]);
	return batches.map((batch, part) => {
		const said = part === 0 ? body : "";
		return { runId, head, part, body: said, comments: batch, content: nameOf(head, said, batch) };
	});
}

function nameOf(head: HeadSha, body: string, comments: readonly InlineComment[]): string {
	const places = comments.map((each) => [each.path, each.startLine, each.endLine, each.side, each.body]);
	return createHash("sha256")
		.update(JSON.stringify([head, body, places]))
		.digest("hex")
		.slice(0, 16);
}
