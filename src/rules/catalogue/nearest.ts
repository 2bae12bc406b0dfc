/** Finds the setting that a misspelt name most likely means. */

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

/** Optimal string alignment distance: insert, delete, replace, swap neighbours. */
export function editDistance(left: string, right: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let row = 1; row <= left.length; row++) {
		const current = [row];
		for (let column = 1; column <= right.length; column++) {
			const same = left[row - 1] === right[column - 1];
			const options = [
				(last[column] as number) + 1,
				(current[column - 1] as number) + 1,
				(last[column - 1] as number) + (same ? 0 : 1),
			];
			const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
			if (swapped) options.push((beforeLast[column - 2] as number) + 1);
			current.push(Math.min(...options));
		}
		[beforeLast, last] = [last, current];
	}
	return last[right.length] as number;
}
