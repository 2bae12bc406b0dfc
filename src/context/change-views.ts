/** The change as an agent sees it: one view a file, as wide as the budget allows. */

import { codeRole } from "../change/code-role.ts";
import type { Item } from "../syntax/item.ts";
import { type AlignedFile, alignLines } from "./align-lines.ts";
import type { Batch, ContextRequest } from "./context-request.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import { type FileMoves, findMoves } from "./find-moves.ts";
import { focusLines, isWithin } from "./focus-lines.ts";
import { inTest } from "./in-test.ts";
import { LONG_DELETIONS_SHARE } from "./limits.ts";
import { type FileView, printHunks } from "./print-hunks.ts";
import { FRAME_TOKENS } from "./section.ts";
import type { Reach } from "./select-lines.ts";
import { viewFile } from "./view-file.ts";

export interface ShownFile {
	readonly view: FileView;
	/** The tests inside of a production file, which are shown for themselves. */
	readonly isTests: boolean;
	readonly text: string;
	readonly tokens: number;
}

export interface ChangeViews {
	readonly shown: readonly ShownFile[];
	/** Files whose items were left out to save room. */
	readonly narrowed: readonly string[];
	/** Files that found no room at all. */
	readonly dropped: readonly FileView[];
}

type Source = Pick<ContextRequest, "change" | "headText" | "items">;

/**
 * Tests inside of production files come last, as test files do. Cuts long deletions where the change is large, narrows
 * files to their hunks, last ones first, until all fit; then leaves out whole files, last ones first.
 */
export function changeViews(batch: Batch, source: Source, budgetTokens: number): ChangeViews {
	const parts = orderedParts(batch, source);
	const whole = rowsOf(parts, false);
	const rows = total(whole) <= budgetTokens * LONG_DELETIONS_SHARE ? whole : rowsOf(parts, true);
	const { fitting, narrowed } = narrow(rows, budgetTokens);
	const dropped: FileView[] = [];
	const shown = fitting.map((row) => row.shown);
	while (shown.length > 0 && shown.reduce((sum, { tokens }) => sum + tokens, 0) > budgetTokens) {
		const last = shown.pop();
		if (last) dropped.unshift(last.view);
	}
	return { shown, narrowed, dropped };
}

interface Row {
	readonly part: Part;
	readonly shown: ShownFile;
}

function rowsOf(parts: readonly Part[], cutsDeletions: boolean): Row[] {
	return parts.flatMap((part) => show(part, part.reach, cutsDeletions).map((shown) => ({ part, shown })));
}

function narrow(rows: readonly Row[], budgetTokens: number): { fitting: readonly Row[]; narrowed: string[] } {
	const narrowed: string[] = [];
	let fitting = rows;
	for (const row of rows.toReversed()) {
		if (total(fitting) <= budgetTokens) break;
		const [shown] = row.part.reach === "item" ? show(row.part, "hunk", true) : [];
		if (!shown) continue;
		fitting = fitting.map((one) => (one === row ? { part: row.part, shown } : one));
		narrowed.push(row.part.aligned.file.path);
	}
	return { fitting, narrowed };
}

/** What one section shows: a file's change, or the tests in it. */
interface Part {
	readonly aligned: AlignedFile;
	readonly items: readonly Item[];
	readonly isTests: boolean;
	readonly within: (line: number) => boolean;
	/** How much is shown around it where there is room. */
	readonly reach: Reach;
}

/** Beside production code, tests are shown as hunks. */
function orderedParts(batch: Batch, source: Source): Part[] {
	const moves = findMoves(source.change.files);
	const parts = batch.files.flatMap((path) => partsOf(path, batch, source, moves(path)));
	const code = parts.filter(({ isTests }) => !isTests);
	if (!code.some(isProduction)) return parts;
	const last = parts.filter(({ isTests }) => isTests);
	return [...code, ...last].map((part) => ({ ...part, reach: isProduction(part) ? "item" : "hunk" }));
}

const isProduction = ({ aligned, isTests }: Part): boolean => !isTests && codeRole(aligned.file.path) !== "test";

function partsOf(path: string, batch: Batch, { change, headText, items }: Source, moves: FileMoves): Part[] {
	const file = change.files.find((one) => one.path === path);
	if (!file) return [];
	const aligned = alignLines(file, headText.get(path), moves);
	const known = items.get(path) ?? [];
	const ranges = batch.lines?.get(path);
	const part = { aligned, items: known, reach: "item" as const };
	const tests = new Set(focusLines(aligned).filter((line) => inTest(known, line)));
	if (tests.size === 0 || codeRole(path) === "test") {
		return [{ ...part, isTests: false, within: (line) => isWithin(ranges, line) }];
	}
	return [
		{ ...part, isTests: false, within: (line) => isWithin(ranges, line) && !tests.has(line) },
		{ ...part, isTests: true, within: (line) => isWithin(ranges, line) && tests.has(line) },
	];
}

function show({ aligned, items, isTests, within }: Part, reach: Reach, cutsDeletions: boolean): ShownFile[] {
	const view = viewFile(aligned, items, { reach, within, cutsDeletions });
	const text = printHunks(view);
	return text === "" ? [] : [{ view, isTests, text, tokens: estimateTokens(text) + FRAME_TOKENS }];
}

const total = (rows: readonly Row[]): number => rows.reduce((sum, { shown }) => sum + shown.tokens, 0);
