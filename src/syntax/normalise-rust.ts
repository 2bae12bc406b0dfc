import { lexRust } from "./lex-rust.ts";

const CLOSERS = new Set([")", "]", "}"]);

/**
 * Rust code with its layout taken away: tokens joined by one space, comments dropped, and no comma before a closing
 * bracket (rustfmt adds one where it breaks a line). Two texts that differ in layout only come out equal.
 */
export function normaliseRust(text: string): string {
	const words = lexRust(text)
		.filter((token) => token.kind !== "comment")
		.map((token) => text.slice(token.start, token.end));
	return words.filter((word, index) => word !== "," || !CLOSERS.has(words[index + 1] ?? "")).join(" ");
}
