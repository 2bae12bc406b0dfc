/** Steps that turn one word into another: insert, delete, replace, or swap two neighbours (optimal string alignment). */
export function editDistance(from: string, to: string): number {
	let beforePrevious: number[] = [];
	let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const same = from[row - 1] === to[column - 1];
			let cost = Math.min(
				(previous[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
				(previous[column - 1] ?? 0) + (same ? 0 : 1),
			);
			const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
			if (swapped) cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
			current.push(cost);
		}
		beforePrevious = previous;
		previous = current;
	}
	return previous[to.length] ?? 0;
}

/** Longer words than this are nobody's misspelling, and would cost time to compare. */
const LONGEST_WORD = 200;

/**
 * The known word that a misspelt one most likely means, or `undefined` where none is near: at most a third of the
 * word's length in steps, upper and lower case alike. The first of equally near ones wins.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
	if (word.length > LONGEST_WORD) return undefined;
	const wanted = word.toLowerCase();
	let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
	let best: string | undefined;
	for (const candidate of known) {
		if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
		const distance = editDistance(wanted, candidate.toLowerCase());
		if (distance < bestDistance) {
			bestDistance = distance;
			best = candidate;
		}
	}
	return best;
}
