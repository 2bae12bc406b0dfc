import type { DiffLine, Hunk } from "./change-set.ts";

/** A line that stands in head. */
export type NewSideLine = DiffLine & { readonly kind: "context" | "added"; readonly newNumber: number };

/** What head holds where the hunk is: context and added lines, in order. */
export function newSideLines(hunk: Hunk): readonly NewSideLine[] {
	return hunk.lines.filter((line): line is NewSideLine => line.kind !== "deleted" && line.newNumber !== undefined);
}
