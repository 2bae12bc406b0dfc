/** Makes a suggestion fit for GitHub, which replaces exactly the commented lines with exactly its text. */

import type { Anchor } from "./anchor.ts";

/** A suggestion replaces fewer lines than this; a larger change wants an editor, not a button. */
export const SUGGESTION_LINES = 6;

/**
 * The suggestion with the indentation of the lines it replaces, or `undefined` where it can not be applied to exactly
 * these lines or changes nothing. Whether the file still parses is asked of the result.
 */
export function fitSuggestion(
	suggestion: string | undefined,
	anchor: Anchor,
	lines: readonly string[],
): string | undefined {
	if (suggestion === undefined || !anchor.isExact || lines.length >= SUGGESTION_LINES) return undefined;
	const fitted = indentLike(lines, suggestion.replace(/\r\n/g, "\n").replace(/\n$/, "").split("\n")).join("\n");
	return fitted === lines.join("\n") ? undefined : fitted;
}

/** Reviewers drop the indentation of all lines, or of the first only (a text that was trimmed). */
function indentLike(anchored: readonly string[], suggested: readonly string[]): readonly string[] {
	const wanted = indentOf(anchored.find(isFilled) ?? "");
	const first = suggested.find(isFilled);
	if (first === undefined || indentOf(first) === wanted) return suggested;
	const own = indentOf(first);
	if (wasTrimmed(suggested, own, wanted)) return [wanted + suggested[0]?.trimStart(), ...suggested.slice(1)];
	return suggested.map((line) =>
		isFilled(line) ? wanted + line.slice(Math.min(own.length, indentOf(line).length)) : line,
	);
}

/** Whether only the first line has lost its indentation: the last one closes at the level that is wanted, or deeper. */
function wasTrimmed(suggested: readonly string[], own: string, wanted: string): boolean {
	const rest = suggested.slice(1).filter(isFilled);
	if (own !== "" || rest.length === 0) return false;
	const closes = /^\s*[)\]}]/.test(rest.at(-1) ?? "");
	const least = Math.min(...rest.map((line) => indentOf(line).length));
	return closes ? least >= wanted.length : least > wanted.length;
}

const isFilled = (line: string) => line.trim() !== "";
const indentOf = (line: string) => /^[ \t]*/.exec(line)?.[0] ?? "";
