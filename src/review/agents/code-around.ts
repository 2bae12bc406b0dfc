/** The code around a finding before and after the change, numbered, for the verifier. */

import type { ChangedFile } from "../../change/change-set.ts";
import type { LineRange } from "../../findings/finding.ts";
import { enclosingItems, type Item } from "../../syntax/item.ts";

/** Lines shown on either side of a finding in an item that is longer than `WHOLE_ITEM_LINES`. */
const WINDOW_LINES = 30;
const WHOLE_ITEM_LINES = 100;

/** The function or type around the lines where it is not too long; else a window. Numbers are 1-based, of head. */
export function rangeAround(lines: LineRange, items: readonly Item[], count: number): LineRange {
	const around = enclosingItems(items, lines.startLine).findLast(
		({ startLine, endLine, kind }) => kind !== "mod" && endLine - startLine < WHOLE_ITEM_LINES,
	);
	const window = { startLine: lines.startLine - WINDOW_LINES, endLine: lines.endLine + WINDOW_LINES };
	const { startLine, endLine } = around ?? window;
	// A quotation may run on behind the item that it begins in.
	return { startLine: Math.max(1, startLine), endLine: Math.min(count, Math.max(endLine, lines.endLine)) };
}

/** The lines of base that stand where `head` stands; empty (`endLine` before `startLine`) in a new file. */
export function baseRange(head: LineRange, file: ChangedFile): LineRange {
	return { startLine: baseLine(head.startLine, file, "first"), endLine: baseLine(head.endLine, file, "last") };
}

/** `side` decides for a line that was added: the first line of base behind it, or the last one before it. */
function baseLine(line: number, { hunks }: ChangedFile, side: "first" | "last"): number {
	let shift = 0;
	for (const { oldStart, oldCount, newStart, newCount } of hunks) {
		const [oldEnd, newEnd] = [endOf(oldStart, oldCount), endOf(newStart, newCount)];
		if (line < newEnd - newCount) break;
		if (line < newEnd) return side === "first" ? oldEnd - oldCount : oldEnd - 1;
		shift = oldEnd - newEnd;
	}
	return line + shift;
}

/** The line behind a side of a hunk; git numbers an empty side by the line before it. */
const endOf = (start: number, count: number): number => (count === 0 ? start + 1 : start + count);

/** @param added numbers of lines to mark with `+`. */
export function printLines(
	text: string | undefined,
	{ startLine, endLine }: LineRange,
	added?: ReadonlySet<number>,
): string {
	const lines = (text ?? "").split("\n").slice(startLine - 1, Math.max(startLine - 1, endLine));
	return lines
		.map((line, index) => `${startLine + index}${added?.has(startLine + index) ? " +" : ""} ${line.replace(/\r$/, "")}`)
		.join("\n");
}
