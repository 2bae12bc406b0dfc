/** Where a review comment may sit: on lines that a hunk of the pull request's diff shows, on the given side. */

import type { DiffLine, FileDiff, Hunk, PullDiff } from "./pull-diff.ts";
import type { Side } from "./world.ts";

export interface WantedAnchor {
	readonly path: string;
	readonly line?: number;
	readonly side?: Side;
	readonly start_line?: number;
	readonly start_side?: Side;
	/** The older way: lines down from the first hunk header. */
	readonly position?: number;
}

export interface Anchor {
	readonly path: string;
	readonly line: number;
	readonly side: Side;
	readonly startLine: number | null;
	readonly startSide: Side | null;
	readonly position: number;
	/** The hunk's header and its lines down to the comment. */
	readonly diffHunk: string;
}

/** What is wrong, as the field and the rest of GitHub's sentence. */
export interface AnchorProblem {
	readonly field: "path" | "line" | "start_line" | "diff_hunk";
	readonly says: string;
}

const BLANK_HUNK: AnchorProblem = { field: "diff_hunk", says: "can't be blank" };
const NOT_SAME_HUNK: AnchorProblem = { field: "start_line", says: "must be part of the same hunk as the line." };

export type AnchorResult =
	| { readonly kind: "anchored"; readonly anchor: Anchor }
	| { readonly kind: "refused"; readonly problems: readonly AnchorProblem[] };

export function anchorComment(diff: PullDiff, wanted: WantedAnchor): AnchorResult {
	const file = diff.files.find((candidate) => candidate.path === wanted.path);
	if (file === undefined) return refused({ field: "path", says: "is invalid" }, BLANK_HUNK);
	const end = findEnd(file, wanted);
	const isRange = wanted.start_line !== undefined;
	if (end === undefined) {
		const problem: AnchorProblem = { field: "line", says: "must be part of the diff" };
		return isRange ? refused(problem, NOT_SAME_HUNK, BLANK_HUNK) : refused(problem, BLANK_HUNK);
	}
	const startSide = wanted.start_side ?? end.side;
	const start = isRange ? findLine([end.hunk], startSide, wanted.start_line) : undefined;
	if (isRange && startSide === end.side && (wanted.start_line ?? 0) >= end.number) {
		return refused({ field: "start_line", says: "must precede the end line." });
	}
	if (isRange && start === undefined) return refused(NOT_SAME_HUNK);
	return { kind: "anchored", anchor: toAnchor(wanted, end, isRange ? startSide : null) };
}

interface End {
	readonly hunk: Hunk;
	readonly line: DiffLine;
	readonly side: Side;
	readonly number: number;
}

function findEnd(file: FileDiff, wanted: WantedAnchor): End | undefined {
	if (wanted.line === undefined && wanted.position !== undefined) return findPosition(file, wanted.position);
	const side = wanted.side ?? "RIGHT";
	const found = findLine(file.hunks, side, wanted.line);
	return found === undefined ? undefined : { ...found, side, number: wanted.line ?? 0 };
}

function findPosition(file: FileDiff, position: number): End | undefined {
	for (const hunk of file.hunks) {
		const line = hunk.lines.find((candidate) => candidate.position === position);
		if (line?.new !== undefined) return { hunk, line, side: "RIGHT", number: line.new };
		if (line?.old !== undefined) return { hunk, line, side: "LEFT", number: line.old };
	}
	return undefined;
}

/** The line of a diff that bears this number on this side. */
export function findLine(
	hunks: readonly Hunk[],
	side: Side,
	number: number | undefined,
): { hunk: Hunk; line: DiffLine } | undefined {
	if (number === undefined) return undefined;
	for (const hunk of hunks) {
		const line = hunk.lines.find((candidate) => (side === "RIGHT" ? candidate.new : candidate.old) === number);
		if (line !== undefined) return { hunk, line };
	}
	return undefined;
}

function toAnchor(wanted: WantedAnchor, end: End, startSide: Side | null): Anchor {
	const shown = end.hunk.lines.slice(0, end.hunk.lines.indexOf(end.line) + 1);
	return {
		path: wanted.path,
		line: end.number,
		side: end.side,
		startLine: wanted.start_line ?? null,
		startSide,
		position: end.line.position,
		diffHunk: [end.hunk.header, ...shown.map((line) => line.text)].join("\n"),
	};
}

function refused(...problems: AnchorProblem[]): AnchorResult {
	return { kind: "refused", problems };
}
