/** Which lines of head are shown around the changed ones. */

import type { Item } from "../syntax/item.ts";
import type { AlignedFile } from "./align-lines.ts";
import { continuedLines } from "./continued-lines.ts";
import { HUNK_LINES, WHOLE_ITEM_LINES, WINDOW_LINES } from "./limits.ts";
import { outerLines } from "./outer-lines.ts";
import { shownItem, signatureLines } from "./shown-item.ts";

/** `item`: the enclosing item, whole or windowed. `hunk`: three lines around, and the lines that open the blocks. */
export type Reach = "item" | "hunk";

/** A gap of so few lines costs no more than the mark that would stand for it. */
const SMALL_GAP = 2;

export function selectLines(
	aligned: AlignedFile,
	items: readonly Item[],
	focus: readonly number[],
	reach: Reach,
): ReadonlySet<number> {
	const selected = new Set<number>();
	for (const line of focus) for (const around of linesAround(line, aligned, items, reach)) selected.add(around);
	if (reach === "item") for (const line of continuedLines(aligned, items, focus)) selected.add(line);
	const filled = withoutSmallGaps(selected, aligned.count);
	return new Set([...filled].filter((line) => aligned.textAt(line) !== undefined));
}

function linesAround(line: number, aligned: AlignedFile, items: readonly Item[], reach: Reach): readonly number[] {
	const item = shownItem(items, line);
	if (!item) return outsideOfItems(line, aligned, items, reach);
	if (reach === "item" && item.endLine - item.startLine < WHOLE_ITEM_LINES) return range(item.startLine, item.endLine);
	const size = reach === "item" ? WINDOW_LINES : HUNK_LINES;
	return [
		...signatureLines(item, aligned.textAt),
		...outerLines(aligned.textAt, line, item.signatureLine),
		...range(Math.max(item.startLine, line - size), Math.min(item.endLine, line + size)),
	];
}

function outsideOfItems(line: number, aligned: AlignedFile, items: readonly Item[], reach: Reach): readonly number[] {
	const isSettings = items.length === 0 && !SECTIONED.test(aligned.file.path);
	const size = reach === "item" && isSettings ? WINDOW_LINES : HUNK_LINES;
	// the tail of the item before, or the head of the next, tells nothing
	const near = range(line - size, line + size).filter((one) => one === line || !shownItem(items, one));
	return [
		...near,
		...sectionHeader(line, aligned),
		...outerLines(aligned.textAt, line, 1).filter((one) => !shownItem(items, one)),
	];
}

/** Files whose blocks begin with `[name]`; a line needs that name, and not its neighbours. */
const SECTIONED = /\.(?:toml|lock|ini)$/;

function sectionHeader(line: number, { file, textAt }: AlignedFile): number[] {
	if (!SECTIONED.test(file.path)) return [];
	for (let above = line; above >= 1; above--) if (/^\s*\[/.test(textAt(above) ?? "")) return [above];
	return [];
}

function range(first: number, last: number): number[] {
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function withoutSmallGaps(lines: ReadonlySet<number>, count: number): ReadonlySet<number> {
	if (lines.size === 0) return lines;
	const sorted = [0, ...lines, count + 1].sort((left, right) => left - right);
	const gaps = sorted.flatMap((line, index) => {
		const next = sorted[index + 1] ?? line;
		return next - line - 1 <= SMALL_GAP ? range(line + 1, next - 1) : [];
	});
	return new Set([...lines, ...gaps]);
}
