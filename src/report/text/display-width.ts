const ASCII = /^[\x20-\x7e]*$/;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** East Asian wide and full-width blocks, and emoji: two columns in a terminal. */
const WIDE =
	/^(?:\p{RGI_Emoji}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}])/v;

/** Columns that a line takes in a terminal. Of hidden characters it knows nothing: show them first. */
export function displayWidth(text: string): number {
	if (ASCII.test(text)) return text.length;
	let width = 0;
	for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
	return width;
}

/** The part of a line that fits, with `…` where something was cut off. */
export function clipToWidth(text: string, width: number): string {
	// No grapheme that shows takes more than a few code units; a line of megabytes is cut before it is segmented.
	const bounded = text.length > width * 16 ? text.slice(0, width * 16) : text;
	if (bounded === text && displayWidth(text) <= width) return text;
	let used = 0;
	let kept = "";
	for (const { segment } of graphemes.segment(bounded)) {
		used += graphemeWidth(segment);
		if (used > width - 1) break;
		kept += segment;
	}
	return `${kept}…`;
}

/** Tabs as spaces up to the next multiple of four columns. */
export function expandTabs(text: string): string {
	if (!text.includes("\t")) return text;
	const [first = "", ...rest] = text.split("\t");
	let line = first;
	let width = displayWidth(first);
	for (const part of rest) {
		const spaces = 4 - (width % 4);
		line += " ".repeat(spaces) + part;
		width += spaces + displayWidth(part);
	}
	return line;
}

function graphemeWidth(grapheme: string): number {
	return WIDE.test(grapheme) ? 2 : 1;
}
