import { lexRust } from "./lex-rust.ts";

const CLOSERS = new Set([")", "]", "}"]);

/**
 * Rust code with its layout taken away: tokens joined by one space, comments dropped, and no comma before a closing
 * bracket (rustfmt adds one where it breaks a line). Two texts that differ in layout only come out equal.
 */
export function normaliseRust(text: string): string {
	const words: string[] = [];
	for (const token of lexRust(text)) {
		if (token.kind === "comment") continue;
		const word = text.slice(token.start, token.end);
		while (CLOSERS.has(word) && words.at(-1) === ",") words.pop();
		words.push(word);
	}
	return words.join(" ");
}
