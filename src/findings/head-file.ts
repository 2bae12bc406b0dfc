/** One changed file as settling sees it: the head's lines, and which of them the diff shows. */

import type { ChangedFile, DiffLine, Hunk } from "../change/change-set.ts";
import type { Item } from "../syntax/item.ts";
import { makeSearchable, type Searchable } from "./find-snippet.ts";
import type { LineRange } from "./finding.ts";

export interface HeadFile {
	readonly path: string;
	/** The path that identity is made of: the one in base, so that a rename keeps it. */
	readonly originalPath: string;
	/** Index 0 is line 1; without line feed and carriage return. A line that is not known is absent. */
	readonly lines: readonly (string | undefined)[];
	readonly searchable: Searchable;
	/** Lines of each hunk's new side, in order. */
	readonly shown: readonly LineRange[];
	readonly added: ReadonlySet<number>;
	/** `n` where lines were deleted between line n and line n + 1; 0 at the top. */
	readonly deletedAfter: ReadonlySet<number>;
	readonly items: readonly Item[];
}

/** `text`: the head version, `undefined` where only the diff is at hand; then the hunks' lines are all that is known. */
export function readHeadFile(file: ChangedFile, text: string | undefined, items: readonly Item[]): HeadFile {
	const diff = file.hunks.flatMap((hunk) => hunk.lines);
	const lines = text === undefined ? linesOfHunks(diff) : text.split("\n").map(withoutCarriage);
	return {
		path: file.path,
		originalPath: file.status === "renamed" ? (file.previousPath ?? file.path) : file.path,
		lines,
		searchable: makeSearchable(lines),
		shown: file.hunks.flatMap((hunk) => newSide(hunk)),
		added: new Set(diff.flatMap((line) => (line.kind === "added" && line.newNumber ? [line.newNumber] : []))),
		deletedAfter: new Set(file.hunks.flatMap(deletionsOf)),
		items,
	};
}

const withoutCarriage = (line: string) => line.replace(/\r$/, "");

function linesOfHunks(lines: readonly DiffLine[]): (string | undefined)[] {
	const known: (string | undefined)[] = [];
	for (const line of lines) if (line.newNumber) known[line.newNumber - 1] = withoutCarriage(line.text);
	return Array.from(known);
}

function newSide(hunk: Hunk): LineRange[] {
	const numbers = hunk.lines.flatMap((line) => line.newNumber ?? []);
	const startLine = numbers[0];
	const endLine = numbers.at(-1);
	return startLine === undefined || endLine === undefined ? [] : [{ startLine, endLine }];
}

function deletionsOf(hunk: Hunk): number[] {
	// With no line on the new side, git's start is the line before the gap.
	let last = hunk.newCount === 0 ? hunk.newStart : hunk.newStart - 1;
	const gaps: number[] = [];
	for (const line of hunk.lines) {
		if (line.newNumber === undefined) gaps.push(last);
		else last = line.newNumber;
	}
	return gaps;
}
