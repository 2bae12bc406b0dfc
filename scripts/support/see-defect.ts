/** Whether readers of a change are shown a known defect: its lines, and the item around them. */

import type { Defect } from "../../src/evaluation/case.ts";
import { enclosingItems, type Item } from "../../src/syntax/item.ts";

export interface Seen {
	/** One reader is shown every line of it. */
	readonly line: boolean;
	/** The best that a reader is shown of the function or type around: `windowed` has its first line, not all. */
	readonly item: "whole" | "windowed" | "missing" | "none";
}

const BY_WORTH: readonly Seen["item"][] = ["missing", "none", "windowed", "whole"];

/**
 * @param readers the head lines of the defect's file that each is shown.
 * @param items of the head version of that file.
 */
export function seeDefect(defect: Defect, readers: readonly ReadonlySet<number>[], items: readonly Item[]): Seen {
	const lines = range(defect.start_line, defect.end_line);
	const around = enclosingItems(items, defect.start_line);
	const item = around.findLast(({ kind }) => kind !== "mod" && kind !== "impl");
	const best = Math.max(0, ...readers.map((numbers) => BY_WORTH.indexOf(itemSeen(numbers, item))));
	return {
		line: readers.some((numbers) => lines.every((line) => numbers.has(line))),
		item: BY_WORTH[best] ?? "missing",
	};
}

function itemSeen(numbers: ReadonlySet<number>, item: Item | undefined): Seen["item"] {
	if (!item) return "none";
	if (range(item.signatureLine, item.endLine).every((line) => numbers.has(line))) return "whole";
	return numbers.has(item.signatureLine) ? "windowed" : "missing";
}

const range = (start: number, end: number): number[] => Array.from({ length: end - start + 1 }, (_, i) => start + i);
