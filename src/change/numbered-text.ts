export interface NumberedLine {
	/** 1-based line in head; 0 for a line that stands somewhere above the next one (a hunk's section). */
	readonly number: number;
	readonly text: string;
}

/** Lines of head, not always neighbours, joined so that one pattern can run over all of them at once. */
export interface NumberedText {
	readonly text: string;
	/** The 1-based head line of an offset into `text`. */
	lineAt(offset: number): number;
	readonly lines: readonly NumberedLine[];
}

/** No evidence stands in a longer line: minified code, data. */
const MAX_LINE_LENGTH = 2_000;

export function numberedText(lines: readonly NumberedLine[]): NumberedText {
	const short = lines.map((line) => (line.text.length > MAX_LINE_LENGTH ? { ...line, text: "" } : line));
	const starts: number[] = [];
	let length = 0;
	for (const line of short) {
		starts.push(length);
		length += line.text.length + 1;
	}
	return {
		text: short.map((line) => line.text).join("\n"),
		lineAt: (offset) => {
			const index = lastAtOrBefore(starts, offset);
			return short[index]?.number || short[index + 1]?.number || 1;
		},
		lines: short,
	};
}

/** Index of the last start that is not after the offset. */
function lastAtOrBefore(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}
