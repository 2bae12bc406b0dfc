import type { ChangedFile } from "./change-set.ts";

/** How many lines the files gain. */
export function addedLineCount(files: readonly ChangedFile[]): number {
	let count = 0;
	for (const file of files) {
		for (const hunk of file.hunks) count += hunk.lines.filter((line) => line.kind === "added").length;
	}
	return count;
}
