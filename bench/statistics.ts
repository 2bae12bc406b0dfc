/** Figures of repeated runs. */

export interface Spread {
	readonly min: number;
	readonly median: number;
	readonly max: number;
}

/** Of at least one number. */
export function spread(numbers: readonly number[]): Spread {
	const sorted = numbers.toSorted((left, right) => left - right);
	const at = (index: number): number => sorted[index] ?? Number.NaN;
	return { min: at(0), median: at(Math.floor(sorted.length / 2)), max: at(sorted.length - 1) };
}

export const show = ({ min, median, max }: Spread, digits: number, unit = ""): string =>
	`${median.toFixed(digits)}${unit} (min ${min.toFixed(digits)}, max ${max.toFixed(digits)})`;
