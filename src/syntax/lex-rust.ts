/** Rust text as tokens, by a lexer that never fails: enough to compare code and to find macros, not to understand it. */

import { endOfOpaque } from "./end-of-opaque.ts";

export interface Token {
	/** `quoted`: a string or a character, quotes included. `word`: identifier, keyword, lifetime or number. */
	readonly kind: "comment" | "quoted" | "word" | "punctuation";
	readonly start: number;
	readonly end: number;
}

const SPACE = /\s+/y;
const WORD = /'?(?:r#)?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|\d\w*(?:\.\d\w*)?/y;
/** Prefixes of string and character literals that belong to the literal: b"", r#""#, br"", c"", cr"". */
const QUOTE_PREFIX = /(?:[bc]?r#*|[bc])(?=["'])/y;
const PUNCTUATION = /\.\.[.=]?|=>|->|::|[=!<>+\-*/%^&|]=|[\s\S]/y;

/** All tokens in order; comments included, white space left out. */
export function lexRust(text: string): Token[] {
	const tokens: Token[] = [];
	let at = 0;
	while (at < text.length) {
		const space = endOf(SPACE, text, at);
		if (space > at) {
			at = space;
			continue;
		}
		const token = tokenAt(text, at);
		tokens.push(token);
		at = token.end;
	}
	return tokens;
}

function tokenAt(text: string, start: number): Token {
	const quote = endOf(QUOTE_PREFIX, text, start);
	const opaque = endOfOpaque(text, quote);
	if (opaque > quote) return { kind: text[quote] === "/" ? "comment" : "quoted", start, end: opaque };
	const word = endOf(WORD, text, start);
	if (word > start) return { kind: "word", start, end: word };
	return { kind: "punctuation", start, end: endOf(PUNCTUATION, text, start) };
}

function endOf(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : at;
}
