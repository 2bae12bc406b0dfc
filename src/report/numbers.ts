import type { LineRange } from "../findings/finding.ts";

/** `1 file`, `2 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
	return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** `340 ms` under a second, `12.3 s` from there. */
export function duration(milliseconds: number): string {
	return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}

/** `12`, or `12-14`. */
export function lineNumbers(range: LineRange): string {
	return range.startLine === range.endLine ? `${range.startLine}` : `${range.startLine}-${range.endLine}`;
}
