/** What earlier reviews of a pull request said, and where it stands now: nothing is said twice, in whatever words. */

import { findSnippet } from "./find-snippet.ts";
import type { Finding, Fingerprint, LineRange, Location } from "./finding.ts";
import type { HeadFile } from "./head-file.ts";

export interface SaidFinding {
	readonly finding: Finding;
	/** A person dismissed it; it is told nowhere any more. */
	readonly isDismissed: boolean;
}

/** A finding of an earlier review whose lines are still there. */
export interface Standing extends SaidFinding {
	/** Where its lines are now. */
	readonly at: Location;
}

/**
 * Those whose quoted lines still stand in the change, the nearest place to where they stood. What is gone from the
 * change, or was rewritten, does not stand.
 */
export function standingOf(
	said: readonly SaidFinding[],
	file: (path: string) => HeadFile | undefined,
): readonly Standing[] {
	return said.flatMap((one) => {
		const { path, snippet, startLine } = one.finding;
		const head = file(path);
		const places = head ? findSnippet(head.searchable, snippet).filter((place) => isInChange(place, head)) : [];
		const distance = (place: LineRange) => Math.abs(place.startLine - startLine);
		const nearest = places.toSorted((left, right) => distance(left) - distance(right))[0];
		return nearest ? [{ ...one, at: { path, startLine: nearest.startLine, endLine: nearest.endLine } }] : [];
	});
}

function isInChange(place: LineRange, { shown }: HeadFile): boolean {
	return shown.some((hunk) => hunk.startLine <= place.endLine && place.startLine <= hunk.endLine);
}

/** The finding as it is told again, at its present lines. */
export function movedFinding({ finding, at }: Standing): Finding {
	return { ...finding, ...at };
}

export function identitiesOf({
	fingerprint,
	alsoKnownAs = [],
}: Pick<Finding, "fingerprint" | "alsoKnownAs">): readonly Fingerprint[] {
	return [fingerprint, ...alsoKnownAs];
}
