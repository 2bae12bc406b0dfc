import { diffBetween } from "./git-repository.ts";

/**
 * Where a line of one commit is in another, by the diff between them; undefined when the line was changed or deleted, or
 * its file is gone.
 */
export async function followLine(
	gitDirectory: string,
	path: string,
	line: number,
	from: string,
	to: string,
): Promise<number | undefined> {
	if (from === to) return line;
	const diff = await diffBetween(gitDirectory, from, to, 0);
	const file = diff.files.find((candidate) => candidate.oldPath === path);
	if (file === undefined) return line;
	if (file.letter !== "M" || file.hunks.length === 0) return undefined;
	const changed = file.hunks.flatMap((hunk) => hunk.lines);
	if (changed.some((candidate) => candidate.old === line)) return undefined;
	return file.hunks.reduce((moved, hunk) => moved + shiftOf(hunk.header, line), line);
}

/** How many lines a hunk without context above the line adds or takes away. */
function shiftOf(header: string, line: number): number {
	const [, start = "0", removed = "1", added = "1"] = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(header) ?? [];
	// A hunk that removes nothing stands after the line that it names.
	const isAbove = Number(removed) === 0 ? Number(start) < line : Number(start) + Number(removed) <= line;
	return isAbove ? Number(added) - Number(removed) : 0;
}
