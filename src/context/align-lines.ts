import type { ChangedFile, DiffLine } from "../change/change-set.ts";
import type { FileMoves, Move } from "./find-moves.ts";

/** A file's head with what the change did to it, line by line. Numbers are 1-based head lines. */
export interface AlignedFile {
	readonly file: ChangedFile;
	/** How many lines head has, as far as it is known. */
	readonly count: number;
	/** A line without its terminator; `undefined` where all that is known is the diff and it is silent. */
	textAt(line: number): string | undefined;
	readonly added: ReadonlySet<number>;
	/** Added lines that stood elsewhere before. */
	readonly moved: ReadonlyMap<number, Move>;
	/** Deleted lines that stand elsewhere now, by their number in base. */
	readonly movedAway: ReadonlyMap<number, Move>;
	/** Deleted lines by the head line that stands behind them; `count + 1` where they stood at the end. */
	readonly deletedBefore: ReadonlyMap<number, readonly DiffLine[]>;
	/** Whether head's last line is without a line feed because of this change. */
	readonly noNewline: boolean;
	/** Whether lines of the change end in a carriage return, which is not printed. */
	readonly carriageReturns: boolean;
}

const NO_MOVES: FileMoves = { added: new Map(), deleted: new Map() };

/** Without `text`, the lines are those of the hunks. */
export function alignLines(file: ChangedFile, text?: string, moves = NO_MOVES): AlignedFile {
	const lines = text === undefined ? new Map<number, string>() : linesOf(text);
	const added = new Set<number>();
	const deletedBefore = new Map<number, DiffLine[]>();
	let noNewline = false;
	let carriageReturns = false;
	for (const hunk of file.hunks) {
		// an empty new side is numbered by the line before it
		let next = hunk.newCount === 0 ? hunk.newStart + 1 : hunk.newStart;
		for (const line of hunk.lines) {
			carriageReturns ||= line.kind !== "context" && line.text.endsWith("\r");
			if (line.newNumber === undefined) {
				deletedBefore.set(next, [...(deletedBefore.get(next) ?? []), line]);
				continue;
			}
			next = line.newNumber + 1;
			lines.set(line.newNumber, line.text);
			if (line.kind === "added") added.add(line.newNumber);
			noNewline ||= line.noNewline === true && line.kind === "added";
		}
	}
	const count = lastOf(lines);
	const textAt = (line: number) => lines.get(line);
	const moved = { moved: moves.added, movedAway: moves.deleted };
	return { file, count, textAt, added, ...moved, deletedBefore, noNewline, carriageReturns };
}

function linesOf(text: string): Map<number, string> {
	const lines = text.split("\n");
	if (lines.at(-1) === "") lines.pop();
	return new Map(lines.map((line, index) => [index + 1, line]));
}

function lastOf(lines: ReadonlyMap<number, string>): number {
	let last = 0;
	for (const number of lines.keys()) last = Math.max(last, number);
	return last;
}
