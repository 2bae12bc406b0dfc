/** Divides an assignment into parts that each fit one prompt. */

import type { Assignment } from "../agents/agent.ts";
import { codeRole } from "../change/code-role.ts";
import { languageOf } from "../change/language.ts";
import type { LineRange } from "../findings/finding.ts";
import { alignLines } from "./align-lines.ts";
import type { Batch, ContextRequest } from "./context-request.ts";
import { findMoves } from "./find-moves.ts";
import { BATCH_SHARE, BUDGET_SHARES, MAX_BATCHES, SINGLE_BATCH_SHARE } from "./limits.ts";
import { describePieces } from "./piece-names.ts";
import { type Piece, piecesOf } from "./pieces.ts";

export interface Split {
	readonly batches: readonly Batch[];
	/** Changed code that is in no batch, a phrase each with its reason: `src/a.rs:10-40 (31 added lines): …`. */
	readonly notReviewed: readonly string[];
}

type SplitRequest = Pick<ContextRequest, "change" | "headText" | "items" | "budgetTokens">;

/**
 * Implementation first, settings and scripts next, then tests and documents: these only where room is left, as no
 * reviewer has anything to say on them alone. Pieces of a file stay in its order.
 */
export function splitBatches(assignment: Assignment, request: SplitRequest, maxBatches = MAX_BATCHES): Split {
	const room = Math.floor(request.budgetTokens * BATCH_SHARE);
	const pieces = assignedPieces(assignment, request, room);
	const first = pieces.filter((piece) => !isLast(piece));
	const last = pieces.filter(isLast);
	const main = first.length > 0 ? first : last;
	const filled = fill(main, evenRoom(main, room, request.budgetTokens), maxBatches);
	const rest = first.length > 0 ? addLast(filled.batches, last, request.budgetTokens, room) : [];
	return {
		batches: filled.batches.map((batch) => toBatch(assignment, batch)),
		notReviewed: [
			...describePieces(filled.over, "more than this review has room for"),
			...describePieces(rest, "tests and documents"),
		],
	};
}

/** One batch where it just fits; else batches about as large as each other, none larger than `room`. */
function evenRoom(pieces: readonly Piece[], room: number, budgetTokens: number): number {
	const total = pieces.reduce((sum, { tokens }) => sum + tokens, 0);
	if (total <= budgetTokens * SINGLE_BATCH_SHARE) return total;
	const each = (total / Math.ceil(total / room)) * UNEVEN;
	return Math.min(room, Math.max(each, ...pieces.map(({ tokens }) => tokens)));
}

/** Pieces do not divide evenly. */
const UNEVEN = 1.15;

function assignedPieces(assignment: Assignment, request: SplitRequest, room: number): readonly Piece[] {
	const assigned = new Set(assignment.files);
	const files = request.change.files.filter(({ path }) => assigned.has(path));
	const moves = findMoves(request.change.files);
	const pieces = files.map((file) => {
		const aligned = alignLines(file, request.headText.get(file.path), moves(file.path));
		return piecesOf(aligned, request.items.get(file.path) ?? [], room);
	});
	return pieces.flat().sort((left, right) => rank(left) - rank(right));
}

/** Whole numbers; the sort is stable, so that files and lines keep their order within one. */
function rank({ path, isTest }: Piece): number {
	if (isTest) return 3;
	if (languageOf(path) === "other") return 4;
	const role = codeRole(path);
	if (role !== "production") return 2;
	return path.endsWith(".rs") ? 0 : 1;
}

const isLast = (piece: Piece): boolean => rank(piece) >= 3;

interface Open {
	readonly pieces: Piece[];
	tokens: number;
}

function fill(pieces: readonly Piece[], room: number, maxBatches: number): { batches: Open[]; over: Piece[] } {
	const batches: Open[] = [];
	const over: Piece[] = [];
	for (const piece of pieces) {
		const open = batches.at(-1);
		if (open && open.tokens + piece.tokens <= room) add(open, piece);
		else if (batches.length < maxBatches) batches.push({ pieces: [piece], tokens: piece.tokens });
		else over.push(piece);
	}
	return { batches, over };
}

/** Gives tests and documents what the last batch has left, within their share; returns those that found no place. */
function addLast(batches: readonly Open[], pieces: readonly Piece[], budget: number, room: number): Piece[] {
	const open = batches.at(-1);
	let share = Math.min(budget * BUDGET_SHARES.tests, room - (open?.tokens ?? room));
	return pieces.filter((piece) => {
		if (!open || piece.tokens > share) return true;
		add(open, piece);
		share -= piece.tokens;
		return false;
	});
}

function add(open: Open, piece: Piece): void {
	open.pieces.push(piece);
	open.tokens += piece.tokens;
}

function toBatch(assignment: Assignment, { pieces }: Open): Batch {
	const lines = new Map<string, LineRange[]>();
	for (const { path, startLine, endLine } of pieces) {
		lines.set(path, [...(lines.get(path) ?? []), { startLine, endLine }]);
	}
	return { ...assignment, files: [...lines.keys()], lines };
}
