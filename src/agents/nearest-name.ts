/** The known name that is most like `name`, for "did you mean"; `undefined` when none is near (over a third differs). */
export function nearestName(name: string, known: readonly string[]): string | undefined {
	const ranked = known
		.map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
		.sort((a, b) => a.distance - b.distance);
	const best = ranked[0];
	const inside = known.find((candidate) => name.length > 3 && candidate.toLowerCase().includes(name.toLowerCase()));
	if (best && best.distance <= Math.max(2, name.length / 3)) return best.candidate;
	return inside;
}

/** Levenshtein's distance, one row at a time. Names are cut at 100 characters: longer ones come from no person. */
function editDistance(a: string, b: string): number {
	const [from, to] = [a.slice(0, 100), b.slice(0, 100)];
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let i = 1; i <= from.length; i++) {
		const next = [i];
		for (let j = 1; j <= to.length; j++) {
			const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
			next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[to.length] ?? 0;
}
