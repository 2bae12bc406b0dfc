/** Finds the setting that a misspelt name most likely means. */

import { editDistance } from "../../config/nearest.ts";

/** Two letters wrong in `max.poll.intervall.ms` is a slip; two letters wrong in `acks` is another word. */
const LETTERS_PER_MISTAKE = 8;
const MOST_MISTAKES = 2;

/**
 * The one name within a few edits of `written`, or `undefined` where there is none or more than one is equally near.
 * Swapped neighbours count as one edit; `_`, `-` and `.` are the same letter.
 */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
	const target = normalized(written);
	const allowed = Math.min(MOST_MISTAKES, Math.floor(target.length / LETTERS_PER_MISTAKE));
	let best: { names: string[]; distance: number } = { names: [], distance: allowed + 1 };
	for (const name of names) {
		const candidate = normalized(name);
		if (Math.abs(candidate.length - target.length) > allowed || words(candidate) < words(target)) continue;
		const distance = editDistance(target, candidate);
		if (distance < best.distance) best = { names: [name], distance };
		else if (distance === best.distance && best.names.length > 0) best.names.push(name);
	}
	return best.names.length === 1 ? best.names[0] : undefined;
}

function normalized(name: string): string {
	return name.toLowerCase().replace(/[_-]/g, ".");
}

/** A word too many is a prefix, such as a cluster's `A.bootstrap.servers`, and no slip. */
function words(name: string): number {
	return name.split(".").length;
}
