import { showHidden } from "../../change/show-hidden.ts";

/**
 * A text as inline code: nothing in it comes to life. The fence is longer than any run of backticks inside
 * (CommonMark 6.1). Line feeds become spaces. Empty text gives nothing, for there is no empty code span.
 */
export function codeSpan(text: string): string {
	const content = showHidden(text).replace(/\s+/g, " ").trim();
	if (content === "") return "";
	const fence = "`".repeat(longestRun(content) + 1);
	const space = content.startsWith("`") || content.endsWith("`") ? " " : "";
	return `${fence}${space}${content}${space}${fence}`;
}

/** A text as a block of code, its fence longer than any run of backticks inside. The text is kept as it is. */
export function codeBlock(text: string, language: string): string {
	const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
	return text === "" ? `${fence}${language}\n${fence}` : `${fence}${language}\n${text}\n${fence}`;
}

function longestRun(text: string): number {
	const runs = text.match(/`+/g) ?? [];
	return runs.reduce((longest, run) => Math.max(longest, run.length), 0);
}
