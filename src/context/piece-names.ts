import type { Piece } from "./pieces.ts";

type Named = Pick<Piece, "path" | "startLine" | "endLine" | "added">;

/** One phrase a file: `src/a.rs:10-40,60-61 (33 added lines): why`. Nothing for no pieces. */
export function describePieces(pieces: readonly Named[], why: string): string[] {
	const byPath = Map.groupBy(pieces, ({ path }) => path);
	return [...byPath].map(([path, of]) => {
		const ranges = of.map(({ startLine, endLine }) => `${startLine}-${endLine}`).join(",");
		const added = of.reduce((sum, piece) => sum + piece.added, 0);
		return `${path}:${ranges} (${added} added ${added === 1 ? "line" : "lines"}): ${why}`;
	});
}
