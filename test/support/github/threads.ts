/** Threads on a diff: how they begin, and what a push makes of them. */

import type { Anchor } from "./anchor.ts";
import { findLine } from "./anchor.ts";
import { followLine } from "./follow-line.ts";
import type { PullDiff } from "./pull-diff.ts";
import type { World } from "./world.ts";
import { nodeId, type PullRequest, type Review, type ReviewComment, type ReviewThread, timestamp } from "./world.ts";

/** Begins a thread with one comment of a review. `diff` is the one that the anchor was found in. */
export function beginThread(world: World, review: Review, anchor: Anchor, diff: PullDiff, body: string): ReviewThread {
	const thread: ReviewThread = {
		nodeId: nodeId("PRRT", world.nextId()),
		pull: review.pull,
		path: anchor.path,
		side: anchor.side,
		startSide: anchor.startSide,
		originalLine: anchor.line,
		originalStartLine: anchor.startLine,
		originalCommitId: diff.head,
		originalMergeBase: diff.mergeBase,
		originalPosition: anchor.position,
		diffHunk: anchor.diffHunk,
		line: anchor.line,
		startLine: anchor.startLine,
		position: anchor.position,
		isOutdated: false,
		resolvedBy: null,
		comments: [],
	};
	review.pull.threads.push(thread);
	addComment(world, thread, review, body);
	return thread;
}

export function addComment(world: World, thread: ReviewThread, review: Review, body: string): ReviewComment {
	const at = timestamp(world);
	const comment: ReviewComment = {
		id: world.nextId(),
		thread,
		review,
		author: review.author,
		body,
		createdAt: at,
		updatedAt: at,
		inReplyTo: thread.comments[0]?.id ?? null,
		reactions: [],
	};
	thread.comments.push(comment);
	return comment;
}

/** Says of each thread where it is in the current diff, or that it is outdated. */
export async function relocateThreads(pull: PullRequest): Promise<void> {
	for (const thread of pull.threads) {
		const found = await locate(thread, pull.diff);
		thread.isOutdated = found === undefined;
		thread.line = found?.line ?? null;
		thread.startLine = found?.startLine ?? null;
		thread.position = found?.position ?? null;
	}
}

interface Place {
	readonly line: number;
	readonly startLine: number | null;
	readonly position: number;
}

/** Every line under the thread must be as it was, and the last one must be in the diff as it is now. */
async function locate(thread: ReviewThread, diff: PullDiff): Promise<Place | undefined> {
	const file = diff.files.find((candidate) => candidate.path === thread.path);
	if (file === undefined) return undefined;
	const first = thread.originalStartLine ?? thread.originalLine;
	const lines: number[] = [];
	for (let line = first; line <= thread.originalLine; line += 1) {
		const now = await follow(thread, diff, line);
		if (now === undefined) return undefined;
		lines.push(now);
	}
	const line = lines.at(-1) ?? 0;
	const found = findLine(file.hunks, thread.side, line);
	if (found === undefined) return undefined;
	return {
		line,
		startLine: thread.originalStartLine === null ? null : (lines[0] ?? null),
		position: found.line.position,
	};
}

function follow(thread: ReviewThread, diff: PullDiff, line: number): Promise<number | undefined> {
	const [from, to] =
		thread.side === "RIGHT" ? [thread.originalCommitId, diff.head] : [thread.originalMergeBase, diff.mergeBase];
	return followLine(thread.pull.repository.gitDirectory, thread.path, line, from, to);
}

/** Comments of threads that people can see: those of a pending review are its author's alone. */
export function publishedComments(pull: PullRequest): ReviewComment[] {
	return pull.threads
		.flatMap((thread) => thread.comments)
		.filter((comment) => comment.review.state !== "PENDING")
		.sort((one, other) => one.id - other.id);
}
