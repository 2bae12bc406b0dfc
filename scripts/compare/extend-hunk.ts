/** A hunk with more unchanged lines around it, by the other reviewer's settings: from the enclosing item's head, if near. */

import type { DiffLine, Hunk } from "../../src/change/change-set.ts";
import type { ReviewerConfiguration } from "./reviewer-setup.ts";

type Limits = Pick<
	ReviewerConfiguration,
	| "allow_dynamic_context"
	| "max_extra_lines_before_dynamic_context"
	| "patch_extra_lines_before"
	| "patch_extra_lines_after"
>;

/** @param base and `head`: the lines of both versions. */
export function extendHunk(hunk: Hunk, base: readonly string[], head: readonly string[], limits: Limits): Hunk {
	const upToItem = limits.allow_dynamic_context ? fromItem(hunk, base, head, limits) : undefined;
	const texts = upToItem ?? sameEnd(...linesBefore(hunk, base, head, limits.patch_extra_lines_before));
	const oldStart = hunk.oldStart - texts.length;
	const newStart = hunk.newStart - texts.length;
	const [oldEnd, newEnd] = [hunk.oldStart + hunk.oldCount, hunk.newStart + hunk.newCount];
	const after = base.slice(oldEnd - 1, oldEnd - 1 + limits.patch_extra_lines_after);
	return {
		oldStart,
		newStart,
		oldCount: hunk.oldCount + texts.length + after.length,
		newCount: hunk.newCount + texts.length + after.length,
		section: upToItem ? "" : hunk.section,
		lines: [...unchanged(texts, oldStart, newStart), ...hunk.lines, ...unchanged(after, oldEnd, newEnd)],
	};
}

/** The lines from the enclosing item's head on, where it is near and both versions have them; else `undefined`. */
function fromItem(hunk: Hunk, base: readonly string[], head: readonly string[], limits: Limits) {
	const [before, inHead] = linesBefore(hunk, base, head, limits.max_extra_lines_before_dynamic_context);
	const start = before.findIndex((line) => line.includes(hunk.section));
	const lines = before.slice(start);
	return start >= 0 && areEqual(lines, inHead.slice(start)) ? lines : undefined;
}

function linesBefore({ oldStart, newStart }: Hunk, base: readonly string[], head: readonly string[], count: number) {
	const before = (lines: readonly string[], start: number) =>
		lines.slice(Math.max(0, start - 1 - count), Math.max(0, start - 1));
	return [before(base, oldStart), before(head, newStart)] as const;
}

function sameEnd(one: readonly string[], other: readonly string[]): readonly string[] {
	const start = one.findIndex((_, index) => areEqual(one.slice(index), other.slice(index)));
	return start < 0 ? [] : one.slice(start);
}

function areEqual(one: readonly string[], other: readonly string[]): boolean {
	return one.length === other.length && one.every((line, index) => line === other[index]);
}

function unchanged(texts: readonly string[], oldStart: number, newStart: number): DiffLine[] {
	return texts.map((text, index) => ({
		kind: "context",
		oldNumber: oldStart + index,
		newNumber: newStart + index,
		text,
	}));
}
