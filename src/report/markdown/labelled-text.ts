import { escapeText } from "./escape.ts";

/** `**Label.** text`, defused. A text that opens with a list or code starts on its own line: in one line neither holds. */
export function labelledText(label: string, text: string): string {
	const escaped = escapeText(text);
	return `**${label}.**${/^(?:`{3}|- |\d+\. )/.test(escaped) ? "\n\n" : " "}${escaped}`;
}
