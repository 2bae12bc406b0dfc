/** One file's change as text: every head line with its number, deleted lines beside them without one. */

import { enclosingItems, type Item } from "../syntax/item.ts";
import type { AlignedFile } from "./align-lines.ts";
import { LINE_CHARACTERS } from "./limits.ts";
import { printDeleted } from "./print-deleted.ts";

export interface FileView {
	readonly aligned: AlignedFile;
	readonly items: readonly Item[];
	/** The head lines to print. */
	readonly lines: ReadonlySet<number>;
	/** Whether the deletion before a head line (`count + 1` for the end) is part of this view. */
	readonly showsDeletion: (before: number) => boolean;
	/** The budget is short: long deletions are cut early. */
	readonly cutsDeletions: boolean;
}

/**
 * Lines read `12 + code` (added), `12 > code` (added, but only moved here), `12   code` (unchanged) and `   - code`
 * (deleted); `@@` names the items around what follows, and `… 13-40` stands for unchanged lines that are not shown.
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
		out.push(...movedFrom(view, line, width));
		out.push(row(String(line).padStart(width), markOf(aligned, line), aligned.textAt(line) ?? ""));
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

function markOf({ added, moved }: AlignedFile, line: number): string {
	if (!added.has(line)) return " ";
	return moved.has(line) ? ">" : "+";
}

/** Above the first shown line of a block. */
function movedFrom({ aligned, lines }: FileView, line: number, width: number): string[] {
	const move = aligned.moved.get(line);
	if (!move || (lines.has(line - 1) && aligned.moved.get(line - 1) === move)) return [];
	const what = move.isNear ? "moved by a few lines or indented otherwise" : `moved from ${move.from.path}`;
	return [`${" ".repeat(width)} > ${what}`];
}

function deletions({ aligned, showsDeletion, cutsDeletions }: FileView, line: number, width: number): string[] {
	if (!showsDeletion(line)) return [];
	const print = (text: string): string => row(" ".repeat(width), "-", text);
	return printDeleted(aligned.deletedBefore.get(line) ?? [], aligned.movedAway, { print, cutsDeletions });
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
