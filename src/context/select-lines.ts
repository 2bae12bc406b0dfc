/** Which lines of head are shown around the changed ones. */

import type { Item } from "../syntax/item.ts";
import type { AlignedFile } from "./align-lines.ts";
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
	for (const line of focus) {
		const item = shownItem(items, line);
		if (reach === "item" && item && item.endLine - item.startLine < WHOLE_ITEM_LINES) {
			addRange(selected, item.startLine, item.endLine);
		} else {
			for (const around of windowOf(aligned, item, line, reach)) selected.add(around);
		}
	}
	return withoutSmallGaps(new Set([...selected].filter((line) => line >= 1 && line <= aligned.count)));
}

function windowOf(aligned: AlignedFile, item: Item | undefined, line: number, reach: Reach): Set<number> {
	const lines = new Set<number>();
	const isInside = item !== undefined || !aligned.file.path.endsWith(".rs");
	const size = reach === "item" && isInside ? WINDOW_LINES : HUNK_LINES;
	const first = Math.max(item?.startLine ?? 1, line - size);
	addRange(lines, first, Math.min(item?.endLine ?? aligned.count, line + size));
	const top = item?.signatureLine ?? 1;
	for (const outer of outerLines(aligned.textAt, line, top)) lines.add(outer);
	if (item) for (const signature of signatureLines(item, aligned.textAt)) lines.add(signature);
	return lines;
}

function addRange(lines: Set<number>, first: number, last: number): void {
	for (let line = first; line <= last; line++) lines.add(line);
}

function withoutSmallGaps(lines: Set<number>): ReadonlySet<number> {
	const sorted = [...lines].sort((left, right) => left - right);
	for (const [index, line] of sorted.entries()) {
		const next = sorted[index + 1] ?? line;
		if (next - line - 1 <= SMALL_GAP) addRange(lines, line, next);
	}
	return lines;
}
