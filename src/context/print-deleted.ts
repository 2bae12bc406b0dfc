import type { DiffLine } from "../change/change-set.ts";
import type { Move } from "./find-moves.ts";
import { DELETED_RUN, SHORT_DELETED_RUN } from "./limits.ts";

interface How {
	/** One deleted line. */
	readonly print: (text: string) => string;
	readonly cutsDeletions: boolean;
}

/** Deleted lines that stood next to each other: long runs are cut, and what moved is only named with its new place. */
export function printDeleted(
	deleted: readonly DiffLine[],
	moved: ReadonlyMap<number, Move>,
	{ print, cutsDeletions }: How,
): string[] {
	const most = cutsDeletions ? SHORT_DELETED_RUN : DELETED_RUN;
	return partsOf(deleted, moved).flatMap(({ lines, move }) => {
		if (move) return [`… ${lines.length} deleted ${lines.length === 1 ? "line" : "lines"} ${placeOf(move)}`];
		const shown = lines.length > most.most ? lines.slice(0, most.shown) : lines;
		const rest = lines.length - shown.length;
		return [...shown.map(({ text }) => print(text)), ...(rest > 0 ? [`… ${rest} more deleted lines`] : [])];
	});
}

interface Part {
	readonly lines: DiffLine[];
	readonly move: Move | undefined;
}

function partsOf(deleted: readonly DiffLine[], moved: ReadonlyMap<number, Move>): readonly Part[] {
	const parts: Part[] = [];
	for (const line of deleted) {
		const move = moved.get(line.oldNumber ?? 0);
		const last = parts.at(-1);
		if (last && last.move === move) last.lines.push(line);
		else parts.push({ lines: [line], move });
	}
	return parts;
}

function placeOf({ to, isNear }: Move): string {
	return isNear ? `stand at ${to.line} now` : `moved to ${to.path}:${to.line}`;
}
