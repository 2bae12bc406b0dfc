import { displayWidth } from "./display-width.ts";

/** Words as a line may be broken between; code in backticks stays whole. */
const WORD = /(?:`[^`\n]+`|[^\s`]|`)+/g;
const LIST_ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/;

/**
 * Prose as lines of at most `width` columns. Line feeds are kept, list items hang under their text, and a word longer
 * than a line (an address, a path) stays whole so that it can be copied.
 */
export function wrap(text: string, width: number): readonly string[] {
	return text
		.trim()
		.split("\n")
		.flatMap((line) => wrapLine(line, width));
}

function wrapLine(line: string, width: number): readonly string[] {
	const marker = LIST_ITEM.exec(line)?.[0].trim() ?? "";
	const hang = marker === "" ? "" : " ".repeat(marker.length + 1);
	const lines: string[] = [];
	let current = "";
	let used = 0;
	for (const word of line.match(WORD) ?? []) {
		const size = displayWidth(word);
		if (current !== "" && used + 1 + size > width) {
			lines.push(current);
			current = hang + word;
			used = hang.length + size;
		} else {
			used += size + (current === "" ? 0 : 1);
			current = current === "" ? word : `${current} ${word}`;
		}
	}
	return [...lines, current];
}
