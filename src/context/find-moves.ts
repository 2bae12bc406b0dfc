/** Code that a change only moves, or only indents otherwise: it stands among the added lines and is not new. */

import type { ChangedFile, DiffLine } from "../change/change-set.ts";
import { MOVED_LINES } from "./limits.ts";

/** A block of lines that stood in one place and stands in another. */
export interface Move {
	readonly from: { readonly path: string; readonly line: number };
	readonly to: { readonly path: string; readonly line: number };
	/** It stands about where it stood: a few lines on, or further in or out. */
	readonly isNear: boolean;
}

/** The moves of one file: by head line of what came here, by base line of what left. */
export interface FileMoves {
	readonly added: ReadonlyMap<number, Move>;
	readonly deleted: ReadonlyMap<number, Move>;
}

interface Line {
	readonly path: string;
	/** Of head for an added line, of base for a deleted one. */
	readonly number: number;
	/** The head line that stands here: an added line's own number, or of what stands behind a deleted one. */
	readonly place: number;
	/** Without white space at its ends. */
	readonly text: string;
}

/** Lines without blank ones, next to each other in their version of the file. */
type Run = readonly Line[];

/** A block is told by lines with words in them; braces stand everywhere. */
const TELLING_LINES = 3;
/** Within the block's own length and so many lines it did not move away. */
const NEAR_LINES = 3;
/** A block of which there are more copies is told by what follows it, or not at all. */
const MAX_COPIES = 40;

/** Blocks of at least four lines, blank ones and the white space at the ends of lines left out of account. */
export function findMoves(files: readonly ChangedFile[]): (path: string) => FileMoves {
	const added = new Map<string, Map<number, Move>>();
	const deleted = new Map<string, Map<number, Move>>();
	const left = files.flatMap((file) => runsOf(file, "deleted"));
	const starts = startsOf(left);
	for (const run of files.flatMap((file) => runsOf(file, "added"))) {
		for (let at = 0; at + MOVED_LINES <= run.length; at++) {
			const block = longestBlock(run, at, starts);
			if (!block) continue;
			const move = moveOf(run.slice(at, at + block.length), block.lines);
			mark(added, run, at, block.length, move);
			mark(deleted, block.run, block.at, block.length, move);
			at += block.length - 1;
		}
	}
	return (path) => ({ added: added.get(path) ?? new Map(), deleted: deleted.get(path) ?? new Map() });
}

function runsOf(file: ChangedFile, kind: "added" | "deleted"): Run[] {
	const runs: Line[][] = [];
	let last = Number.NaN;
	for (const hunk of file.hunks) {
		let place = hunk.newCount === 0 ? hunk.newStart + 1 : hunk.newStart;
		for (const line of hunk.lines) {
			const number = numberOf(line, kind);
			const text = line.text.trim();
			if (number !== undefined && number !== last + 1) runs.push([]);
			if (number !== undefined && text !== "") runs.at(-1)?.push({ path: file.path, number, place, text });
			last = number ?? last;
			if (line.newNumber !== undefined) place = line.newNumber + 1;
		}
	}
	return runs;
}

function numberOf(line: DiffLine, kind: "added" | "deleted"): number | undefined {
	if (line.kind !== kind) return undefined;
	return kind === "added" ? line.newNumber : line.oldNumber;
}

interface Start {
	readonly run: Run;
	readonly at: number;
}

const keyAt = (run: Run, at: number): string =>
	run
		.slice(at, at + MOVED_LINES)
		.map(({ text }) => text)
		.join("\n");

function startsOf(runs: readonly Run[]): ReadonlyMap<string, readonly Start[]> {
	const starts = new Map<string, Start[]>();
	for (const run of runs) {
		for (let at = 0; at + MOVED_LINES <= run.length; at++) {
			const known = starts.get(keyAt(run, at)) ?? [];
			if (known.length < MAX_COPIES) starts.set(keyAt(run, at), [...known, { run, at }]);
		}
	}
	return starts;
}

function longestBlock(run: Run, at: number, starts: ReadonlyMap<string, readonly Start[]>) {
	let longest: (Start & { length: number; lines: Run }) | undefined;
	for (const start of starts.get(keyAt(run, at)) ?? []) {
		let length = MOVED_LINES;
		while (isSame(run[at + length], start.run[start.at + length])) length++;
		if (length > (longest?.length ?? 0)) {
			longest = { ...start, length, lines: start.run.slice(start.at, start.at + length) };
		}
	}
	const telling = longest?.lines.filter(({ text }) => /\w{3}/.test(text)).length ?? 0;
	return telling >= TELLING_LINES ? longest : undefined;
}

const isSame = (one: Line | undefined, other: Line | undefined): boolean =>
	one !== undefined && one.text === other?.text;

function moveOf(added: Run, deleted: Run): Move {
	const [to, from] = [added[0], deleted[0]];
	const lines = Math.abs((to?.place ?? 0) - (from?.place ?? 0));
	return {
		from: { path: from?.path ?? "", line: from?.number ?? 0 },
		to: { path: to?.path ?? "", line: to?.number ?? 0 },
		isNear: to?.path === from?.path && lines <= added.length + NEAR_LINES,
	};
}

/** Blank lines inside of a block belong to it. */
function mark(moves: Map<string, Map<number, Move>>, run: Run, at: number, length: number, move: Move): void {
	const [first, last] = [run[at], run[at + length - 1]];
	if (!first || !last) return;
	const ofFile = moves.get(first.path) ?? new Map<number, Move>();
	for (let number = first.number; number <= last.number; number++) ofFile.set(number, move);
	moves.set(first.path, ofFile);
}
