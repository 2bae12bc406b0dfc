import type { ChangedFile } from "./change-set.ts";

/** The 1-based head line numbers that a change adds to a file. */
export function addedLines(file: ChangedFile): ReadonlySet<number> {
	const numbers = new Set<number>();
	for (const hunk of file.hunks) {
		for (const line of hunk.lines) {
			if (line.kind === "added" && line.newNumber !== undefined) numbers.add(line.newNumber);
		}
	}
	return numbers;
}
