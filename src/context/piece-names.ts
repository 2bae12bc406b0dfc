import type { Piece } from "./pieces.ts";

/** Ranges of one file that are written out. */
const MAX_RANGES = 8;

type Named = Pick<Piece, "path" | "startLine" | "endLine" | "added">;

/** One phrase a file: `src/a.rs:10-40,60-61 (33 added lines): why`. Nothing for no pieces. */
export function describePieces(pieces: readonly Named[], why: string): string[] {
	const byPath = Map.groupBy(pieces, ({ path }) => path);
	return [...byPath].map(([path, of]) => {
		const named = of.slice(0, MAX_RANGES).map(({ startLine, endLine }) => `${startLine}-${endLine}`);
		const ranges = [...named, ...(of.length > MAX_RANGES ? ["…"] : [])].join(",");
		const added = of.reduce((sum, piece) => sum + piece.added, 0);
		return `${path}:${ranges} (${added} added ${added === 1 ? "line" : "lines"}): ${why}`;
	});
}
