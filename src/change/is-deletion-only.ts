import type { ChangedFile } from "./change-set.ts";

/** Whether a file loses lines and gains none. */
export function isDeletionOnly(file: ChangedFile): boolean {
	const lines = file.hunks.flatMap((hunk) => hunk.lines);
	return lines.some((line) => line.kind === "deleted") && !lines.some((line) => line.kind === "added");
}
