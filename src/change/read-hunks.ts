import parseDiff from "parse-diff";
import type { DiffLine, Hunk } from "./change-set.ts";

/**
 * Hunks, from text that begins with a hunk header and holds whole hunks only. parse-diff numbers the lines; what it gets
 * wrong is mended here: it reads the marker of a missing final line feed as a line, knows it in English only, and keeps no
 * section.
 */
export function readHunks(text: string): readonly Hunk[] {
	const english = `\n${text}`.replace(/\n\\[^\n]*/g, "\n\\ No newline at end of file");
	const [file] = parseDiff(`--- a\n+++ b${english}`);
	return (file?.chunks ?? []).map((chunk) => ({
		oldStart: chunk.oldStart,
		oldCount: chunk.oldLines,
		newStart: chunk.newStart,
		newCount: chunk.newLines,
		section: sectionOf(chunk.content),
		lines: readLines(chunk.changes),
	}));
}

/** git cuts a section after 80 bytes, in the middle of a character if need be. */
function sectionOf(header: string): string {
	const end = header.indexOf("@@", 2);
	return header
		.slice(end + 2)
		.replace(/\uFFFD+\s*$/, "")
		.trim();
}

function readLines(changes: readonly parseDiff.Change[]): readonly DiffLine[] {
	const lines: DiffLine[] = [];
	for (const change of changes) {
		const last = lines.at(-1);
		if (!change.content.startsWith("\\")) lines.push(readLine(change));
		else if (last) lines[lines.length - 1] = { ...last, noNewline: true };
	}
	return lines;
}

function readLine(change: parseDiff.Change): DiffLine {
	const text = change.content.slice(1);
	switch (change.type) {
		case "add":
			return { kind: "added", newNumber: change.ln, text };
		case "del":
			return { kind: "deleted", oldNumber: change.ln, text };
		case "normal":
			return { kind: "context", oldNumber: change.ln1, newNumber: change.ln2, text };
	}
}
