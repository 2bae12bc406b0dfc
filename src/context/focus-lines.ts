import type { LineRange } from "../findings/finding.ts";
import type { AlignedFile } from "./align-lines.ts";

/** The head lines that a change is about, in order: added ones, and those that stand where lines were deleted. */
export function focusLines(aligned: AlignedFile): readonly number[] {
	const places = [...aligned.deletedBefore.keys()].map((line) => placeOfDeletion(aligned, line));
	return [...new Set([...aligned.added, ...places])].sort((left, right) => left - right);
}

/** Lines deleted at the end of a file belong to its last line. */
export function placeOfDeletion(aligned: AlignedFile, before: number): number {
	return Math.max(1, Math.min(before, aligned.count));
}

export function isWithin(ranges: readonly LineRange[] | undefined, line: number): boolean {
	return ranges === undefined || ranges.some(({ startLine, endLine }) => startLine <= line && line <= endLine);
}
