/** A file's hunks in the other reviewer's format: the new side with its numbers, then the old side where lines went. */

import type { DiffLine, Hunk } from "../../src/change/change-set.ts";

const MARKS: Readonly<Record<DiffLine["kind"], string>> = { context: " ", added: "+", deleted: "-" };

export function printHunks(path: string, hunks: readonly Hunk[]): string {
	return [`\n\n## File: '${path}'`, ...hunks.map(printHunk)].join("\n").trimEnd();
}

function printHunk({ oldStart, oldCount, newStart, newCount, section, lines }: Hunk): string {
	const header = `@@ -${oldStart},${oldCount} +${newStart},${newCount} @@ ${section}`.trimEnd();
	const newSide = lines.flatMap((line) => (line.newNumber === undefined ? [] : [`${line.newNumber} ${marked(line)}`]));
	const oldSide = lines.filter(({ kind }) => kind !== "added").map(marked);
	const hasDeleted = lines.some(({ kind }) => kind === "deleted");
	const parts = [header, "__new hunk__", ...newSide, ...(hasDeleted ? ["__old hunk__", ...oldSide] : [])];
	return `\n${parts.join("\n").trimEnd()}`;
}

const marked = ({ kind, text }: DiffLine): string => MARKS[kind] + text;
