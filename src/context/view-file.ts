import type { LineRange } from "../findings/finding.ts";
import type { Item } from "../syntax/item.ts";
import type { AlignedFile } from "./align-lines.ts";
import { focusLines, isWithin, placeOfDeletion } from "./focus-lines.ts";
import type { FileView } from "./print-hunks.ts";
import { type Reach, selectLines } from "./select-lines.ts";

export interface ViewOptions {
	readonly reach: Reach;
	/** Only changes on these head lines; all where left out. */
	readonly within?: readonly LineRange[];
}

/** What is printed of one file: the changes within the ranges, with the code around them as far as `reach` says. */
export function viewFile(aligned: AlignedFile, items: readonly Item[], options: ViewOptions): FileView {
	const { reach, within } = options;
	const focus = focusLines(aligned).filter((line) => isWithin(within, line));
	const selected = selectLines(aligned, items, focus, reach);
	// an added line outside of the ranges is somebody else's to show
	const lines = new Set([...selected].filter((line) => !aligned.added.has(line) || isWithin(within, line)));
	return {
		aligned,
		items,
		lines,
		showsDeletion: (before) => isWithin(within, placeOfDeletion(aligned, before)),
	};
}
