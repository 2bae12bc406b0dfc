/** The middle and the upper end of some figures, rounded; zeroes where there are none. */
export function spread(figures: readonly number[]): { median: number; ninety: number; max: number } {
	const sorted = figures.map(Math.round).sort((left, right) => left - right);
	const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
	return { median: at(0.5), ninety: at(0.9), max: at(1) };
}
