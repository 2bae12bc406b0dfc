/** The parts that a file's change falls into: what lies in one item belongs together. */

import { codeRole } from "../change/code-role.ts";
import type { LineRange } from "../findings/finding.ts";
import type { Item } from "../syntax/item.ts";
import type { AlignedFile } from "./align-lines.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import { focusLines, isWithin } from "./focus-lines.ts";
import { inTest } from "./in-test.ts";
import { printHunks } from "./print-hunks.ts";
import { shownItem } from "./shown-item.ts";
import { viewFile } from "./view-file.ts";

/** Changed lines next to each other in one item; the range goes from the first of them to the last. */
export interface Piece extends LineRange {
	readonly path: string;
	/** Added lines in it. */
	readonly added: number;
	readonly isTest: boolean;
	/** What it takes to show it with its item. */
	readonly tokens: number;
}

/** A focus line this far from the one before begins another piece, where no item holds them together. */
const NEIGHBOURS = 8;

/** In the order of the file. No piece takes more than `maxTokens`, unless it is a single line. */
export function piecesOf(aligned: AlignedFile, items: readonly Item[], maxTokens: number): readonly Piece[] {
	return groups(focusLines(aligned), items).flatMap((lines) => fitting(lines, aligned, items, maxTokens));
}

function groups(focus: readonly number[], items: readonly Item[]): number[][] {
	const all: number[][] = [];
	let last: { line: number; unit: Item | undefined; isTest: boolean } | undefined;
	for (const line of focus) {
		const unit = shownItem(items, line);
		const isTest = inTest(items, line);
		const belongs =
			last !== undefined &&
			last.unit === unit &&
			last.isTest === isTest &&
			(unit !== undefined || line - last.line <= NEIGHBOURS);
		if (belongs) all.at(-1)?.push(line);
		else all.push([line]);
		last = { line, unit, isTest };
	}
	return all;
}

function fitting(
	lines: readonly number[],
	aligned: AlignedFile,
	items: readonly Item[],
	maxTokens: number,
): readonly Piece[] {
	const piece = pieceOf(lines, aligned, items);
	if (piece.tokens <= maxTokens || lines.length < 2) return [piece];
	const middle = lines.length >> 1;
	return [lines.slice(0, middle), lines.slice(middle)].flatMap((half) => fitting(half, aligned, items, maxTokens));
}

function pieceOf(lines: readonly number[], aligned: AlignedFile, items: readonly Item[]): Piece {
	const range = { startLine: lines[0] ?? 1, endLine: lines.at(-1) ?? 1 };
	const view = viewFile(aligned, items, {
		reach: "item",
		cutsDeletions: true,
		within: (line) => isWithin([range], line),
	});
	const { path } = aligned.file;
	return {
		...range,
		path,
		added: lines.filter((line) => aligned.added.has(line)).length,
		isTest: codeRole(path) === "test" || inTest(items, range.startLine),
		tokens: estimateTokens(printHunks(view)),
	};
}
