/** One file's change as text: every head line with its number, deleted lines beside them without one. */

import { enclosingItems, type Item } from "../syntax/item.ts";
import type { AlignedFile } from "./align-lines.ts";
import { DELETED_RUN, LINE_CHARACTERS } from "./limits.ts";

export interface FileView {
	readonly aligned: AlignedFile;
	readonly items: readonly Item[];
	/** The head lines to print. */
	readonly lines: ReadonlySet<number>;
	/** Whether the deletion before a head line (`count + 1` for the end) is part of this view. */
	readonly showsDeletion: (before: number) => boolean;
}

/**
 * Lines read `12 + code` (added), `12   code` (unchanged) and `   - code` (deleted); `@@` names the items around what
 * follows, and `… 13-40` stands for unchanged lines that are not shown.
 */
export function printHunks(view: FileView): string {
	const { aligned, lines } = view;
	const width = String(aligned.count).length;
	const out: string[] = [];
	let last = 0;
	let place = "";
	for (const line of rowsOf(view)) {
		const isLine = lines.has(line);
		if (isLine && line > last + 1) out.push(elision(last + 1, line - 1));
		if (isLine) {
			const around = placeOf(view, line);
			if (around !== place && around !== "") out.push(`@@ ${around}`);
			place = around;
		}
		out.push(...deletions(view, line, width));
		if (!isLine) continue;
		const mark = aligned.added.has(line) ? "+" : " ";
		out.push(row(String(line).padStart(width), mark, aligned.textAt(line) ?? ""));
		last = line;
	}
	if (last > 0 && last < aligned.count) out.push(elision(last + 1, aligned.count));
	if (aligned.noNewline && last === aligned.count) out.push("\\ no line feed at the end of the file");
	return out.join("\n");
}

/** Head lines to print and those behind a deletion, in order. */
function rowsOf({ aligned, lines, showsDeletion }: FileView): number[] {
	const behind = [...aligned.deletedBefore.keys()].filter(showsDeletion);
	return [...new Set([...lines, ...behind])].sort((left, right) => left - right);
}

function deletions({ aligned, showsDeletion }: FileView, line: number, width: number): string[] {
	const deleted = showsDeletion(line) ? (aligned.deletedBefore.get(line) ?? []) : [];
	const isLong = deleted.length > DELETED_RUN.most;
	const shown = isLong ? deleted.slice(0, DELETED_RUN.shown) : deleted;
	const rows = shown.map(({ text }) => row(" ".repeat(width), "-", text));
	return isLong ? [...rows, `… ${deleted.length - shown.length} more deleted lines`] : rows;
}

function row(number: string, mark: string, text: string): string {
	return `${number} ${mark} ${shorten(text.replace(/\r$/, ""))}`.trimEnd();
}

function shorten(text: string): string {
	if (text.length <= LINE_CHARACTERS) return text;
	return `${text.slice(0, LINE_CHARACTERS)}… (${text.length - LINE_CHARACTERS} more characters)`;
}

const elision = (first: number, last: number): string => `… ${first}-${last}`;

/** The items around a line whose own first line is not printed above it. */
function placeOf({ items, lines, aligned }: FileView, line: number): string {
	if (items.length === 0) return sectionOf(aligned, line);
	return enclosingItems(items, line)
		.filter((item) => !lines.has(item.signatureLine))
		.map((item) => `${item.kind} ${item.name}`)
		.join(" > ");
}

/** What git takes for the place, where the lines above are not known and cannot be shown. */
function sectionOf({ file, textAt }: AlignedFile, line: number): string {
	const hunk = file.hunks.find(({ newStart, newCount }) => newStart <= line && line < newStart + newCount);
	return hunk && textAt(hunk.newStart - 1) === undefined ? hunk.section : "";
}
