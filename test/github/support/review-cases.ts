import type { Fingerprint } from "../../../src/findings/finding.ts";
import type { HeadSha, InlineComment, ReviewToPost, RunId } from "../../../src/github/pull-request-host.ts";
import { type FakeWorld, HEAD } from "./fake-world.ts";

export function commentOn(line: number): InlineComment {
	const fingerprint = `f${line}` as Fingerprint;
	const body = `<!-- f ${fingerprint} -->\nOn line ${line}`;
	return { fingerprint, path: "src/lib.rs", startLine: line, endLine: line, side: "RIGHT", body };
}

export function reviewOf(comments: number, given: Partial<ReviewToPost> = {}): ReviewToPost {
	const all = Array.from({ length: comments }, (_, index) => commentOn(index + 1));
	return { runId: "run-1" as RunId, head: HEAD as HeadSha, body: "Two things.", comments: all, ...given };
}

/** Lines of the comments that each submitted review holds. */
export function submitted(world: FakeWorld): number[][] {
	const reviews = world.reviews.filter((each) => each.state === "COMMENTED");
	return reviews.map((each) => each.comments.map((comment) => comment.line));
}

export function pending(world: FakeWorld): number {
	return world.reviews.filter((each) => each.state === "PENDING").length;
}
