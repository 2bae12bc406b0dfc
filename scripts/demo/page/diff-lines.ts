/** Rows of a diff, shared by the files and by the excerpt above a thread. */

import type { ReviewThread } from "../../../test/support/github/world.ts";
import { highlight } from "./highlight.ts";
import { type Html, html } from "./html.ts";

const SIGNS: Readonly<Record<string, string>> = { "+": "add", "-": "del", " ": "same", "\\": "note" };

export interface Row {
	/** With its first character, as git prints it. */
	readonly text: string;
	readonly old: number | undefined;
	readonly new: number | undefined;
}

/** A table of rows; the widths of its columns are the first thing it says. */
export function diffTable(rows: readonly Html[]): Html {
	return html`<table class="diff"><colgroup><col class="old"><col class="new"><col class="signs"><col></colgroup>${rows}</table>`;
}

/** `isMarked`: a thread on this page is about the line. */
export function diffRow(path: string, row: Row, isMarked: boolean): Html {
	const sign = row.text[0] ?? " ";
	const code = row.text.slice(1);
	const kind = `${SIGNS[sign] ?? "same"}${isMarked ? " marked" : ""}`;
	return html`<tr class="${kind}"><td class="number old">${row.old}</td><td class="number">${row.new}</td><td class="sign">${sign === " " ? "" : sign}</td><td class="code">${highlight(path, code)}</td></tr>`;
}

/** Lines shown above a thread of one line. */
const EXCERPT = 4;

/** The end of the hunk that a thread was written on: its own lines, or a few before its one. */
export function excerpt(thread: ReviewThread): readonly Row[] {
	const rows = hunkRows(thread.diffHunk);
	const first = thread.originalStartLine ?? thread.originalLine;
	const count = Math.max(EXCERPT, thread.originalLine - first + 1);
	return rows.slice(-count);
}

/** The lines themselves, as they were when the thread began. */
export function threadLines(thread: ReviewThread): readonly string[] {
	const first = thread.originalStartLine ?? thread.originalLine;
	const side = thread.side === "LEFT" ? "old" : "new";
	const own = hunkRows(thread.diffHunk).filter((row) => (row[side] ?? 0) >= first);
	return own.map((row) => row.text.slice(1));
}

function hunkRows(hunk: string): Row[] {
	const [header = "", ...lines] = hunk.split("\n");
	const [, old = "1", fresh = "1"] = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(header) ?? [];
	const next = { old: Number(old), new: Number(fresh) };
	return lines.map((text) => {
		const inOld = text[0] === " " || text[0] === "-";
		const inNew = text[0] === " " || text[0] === "+";
		const row = { text, old: inOld ? next.old : undefined, new: inNew ? next.new : undefined };
		if (inOld) next.old += 1;
		if (inNew) next.new += 1;
		return row;
	});
}
