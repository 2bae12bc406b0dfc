import type { Item } from "../syntax/item.ts";
import type { AlignedFile } from "./align-lines.ts";
import { focusLines, placeOfDeletion } from "./focus-lines.ts";
import type { FileView } from "./print-hunks.ts";
import { type Reach, selectLines } from "./select-lines.ts";

export interface ViewOptions {
	readonly reach: Reach;
	/** Only changes on these head lines; all where left out. */
	readonly within?: (line: number) => boolean;
	/** Long deletions are cut early, as they always are in hunks. */
	readonly cutsDeletions?: boolean;
}

/** What is printed of one file: the changes within the ranges, with the code around them as far as `reach` says. */
export function viewFile(aligned: AlignedFile, items: readonly Item[], options: ViewOptions): FileView {
	const { reach, within = () => true } = options;
	const focus = focusLines(aligned).filter(within);
	const selected = selectLines(aligned, items, focus, reach);
	// an added line outside of the ranges is somebody else's to show
	const lines = new Set([...selected].filter((line) => !aligned.added.has(line) || within(line)));
	return {
		aligned,
		items,
		lines,
		showsDeletion: (before) => within(placeOfDeletion(aligned, before)),
		cutsDeletions: options.cutsDeletions === true || reach === "hunk",
	};
}
