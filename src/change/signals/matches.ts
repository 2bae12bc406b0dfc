import type { NumberedText } from "../numbered-text.ts";

export interface Match {
	readonly name: string;
	readonly line: number;
}

/** Each name that the pattern's first group takes, at its first line. The pattern must be global. */
export function firstMatches(text: NumberedText, pattern: RegExp): readonly Match[] {
	const lines = new Map<string, number>();
	for (const match of text.text.matchAll(pattern)) {
		const name = match[1] ?? match[0];
		if (lines.has(name)) continue;
		const offset = match.index + Math.max(0, match[0].lastIndexOf(name));
		lines.set(name, text.lineAt(offset));
	}
	return [...lines].map(([name, line]) => ({ name, line }));
}

/** The line of the first match; `undefined` where there is none. */
export function firstLine(text: NumberedText, pattern: RegExp): number | undefined {
	const match = pattern.exec(text.text);
	if (!match) return undefined;
	return text.lineAt(match.index + match[0].search(/\S|$/));
}
