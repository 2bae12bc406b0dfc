/**
 * Puts a finding on lines of the diff. The quoted code decides, never the reviewer's line number, which only chooses
 * between equal quotes. What is not on changed code is left out.
 */

import { findSnippet, type SnippetMatch } from "./find-snippet.ts";
import type { LineRange, RawFinding } from "./finding.ts";
import type { HeadFile } from "./head-file.ts";
import type { LeftOutReason } from "./left-out.ts";

export interface Anchor extends LineRange {
	/** All lines of the quoted code, also those that the diff does not show. Identity is made of these. */
	readonly quoted: LineRange;
	/** The comment stands on exactly the quoted lines, so a suggestion may replace them. */
	readonly isExact: boolean;
}

export type Anchored =
	| { readonly kind: "ok"; readonly anchor: Anchor }
	| { readonly kind: "out"; readonly reason: LeftOutReason };

/** Where `finding` belongs in its file, or why it does not. */
export function anchor(finding: RawFinding, file: HeadFile): Anchored {
	const matches = findSnippet(file.searchable, finding.snippet);
	if (matches.length === 0) return { kind: "out", reason: "the quoted code is not in the file" };
	const match = choose(matches, finding, file);
	const range = isTriggered(file, finding, match)
		? (shownPart(file, match) ?? shownPart(file, finding.trigger ?? match))
		: undefined;
	if (!range) return { kind: "out", reason: "not in the change" };
	return { kind: "ok", anchor: { ...range, quoted: lineRange(match), isExact: match.isWhole && isSame(range, match) } };
}

/** The place that the reviewer named if it is one; otherwise the nearest in the change; otherwise the nearest. */
function choose(matches: readonly SnippetMatch[], finding: RawFinding, file: HeadFile): SnippetMatch {
	const distance = (match: SnippetMatch) => Math.abs(match.startLine - finding.near.startLine);
	const byDistance = matches.toSorted(
		(one, other) => distance(one) - distance(other) || one.startLine - other.startLine,
	);
	const nearest = byDistance[0] as SnippetMatch;
	if (distance(nearest) === 0) return nearest;
	const changed = byDistance.find((match) => isTriggered(file, finding, match) && shownPart(file, match));
	return changed ?? nearest;
}

/** New because a line was added there, or because one was deleted there and the finding is about that. */
function isTriggered(file: HeadFile, finding: RawFinding, match: LineRange): boolean {
	const trigger = finding.trigger ?? match;
	if (linesOf(trigger).some((line) => file.added.has(line))) return true;
	if (finding.aboutDeletion)
		return linesOf(trigger).some((line) => file.deletedAfter.has(line) || file.deletedAfter.has(line - 1));
	// Who quotes the code around a deletion speaks of what is gone; a rule names its trigger, and does not.
	return !finding.trigger && linesOf(match).some((line) => line < match.endLine && file.deletedAfter.has(line));
}

/** The lines of `range` within the first hunk that it meets; `undefined` if it meets none. */
function shownPart(file: HeadFile, range: LineRange): LineRange | undefined {
	const hunk = file.shown.find((shown) => shown.startLine <= range.endLine && range.startLine <= shown.endLine);
	if (!hunk) return undefined;
	return {
		startLine: Math.max(hunk.startLine, range.startLine),
		endLine: Math.min(hunk.endLine, range.endLine),
	};
}

const lineRange = ({ startLine, endLine }: LineRange): LineRange => ({ startLine, endLine });

const isSame = (one: LineRange, other: LineRange) => one.startLine === other.startLine && one.endLine === other.endLine;

function linesOf(range: LineRange): number[] {
	return Array.from(
		{ length: Math.max(0, range.endLine - range.startLine + 1) },
		(_, index) => range.startLine + index,
	);
}
