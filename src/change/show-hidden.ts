/**
 * Control, format, surrogate, separator and default-ignorable characters: what a reader cannot see, and what a terminal
 * would obey. It holds the escape character, bidirectional overrides, zero-width characters and tag characters.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Writes every character that cannot be seen as `⟨U+202E⟩`. Line feeds and tabs stay; CRLF becomes a line feed. */
export function showHidden(text: string): string {
	return text.replaceAll("\r\n", "\n").replace(HIDDEN, (character) => {
		if (character === "\n" || character === "\t") return character;
		const code = character.codePointAt(0) ?? 0;
		return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
	});
}

/** Whether a text holds anything that `showHidden` would write out. */
export function hasHidden(text: string): boolean {
	return showHidden(text) !== text.replaceAll("\r\n", "\n");
}
