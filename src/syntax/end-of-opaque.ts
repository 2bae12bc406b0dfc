/**
 * Where Rust text stops being code: comments, strings and character literals. Everything that walks Rust without a
 * parser steps over these with this one function. Works on text as characters or as one character a byte (latin1).
 */

const isIdentifier = (character: string | undefined) => character !== undefined && /[\w\u0080-\uffff]/.test(character);

/** The index after the comment, string or character literal that starts at `at`; `at` itself where none starts there. */
export function endOfOpaque(text: string, at: number): number {
	switch (text[at]) {
		case "/":
			return endOfComment(text, at);
		case '"':
			return endOfString(text, at);
		case "'":
			return endOfCharacter(text, at);
		default:
			return at;
	}
}

function endOfComment(text: string, at: number): number {
	if (text[at + 1] === "/") return endOr(text, text.indexOf("\n", at));
	return text[at + 1] === "*" ? endOfBlockComment(text, at) : at;
}

/** Block comments nest in Rust. */
function endOfBlockComment(text: string, at: number): number {
	const mark = /\/\*|\*\//g;
	mark.lastIndex = at + 2;
	let depth = 1;
	for (let found = mark.exec(text); found; found = mark.exec(text)) {
		depth += found[0] === "/*" ? 1 : -1;
		if (depth === 0) return mark.lastIndex;
	}
	return text.length;
}

function endOfString(text: string, at: number): number {
	const hashes = rawHashes(text, at);
	if (hashes !== undefined) {
		const close = `"${"#".repeat(hashes)}`;
		const found = text.indexOf(close, at + 1);
		return found < 0 ? text.length : found + close.length;
	}
	for (let index = at + 1; index < text.length; index++) {
		if (text[index] === "\\") index++;
		else if (text[index] === '"') return index + 1;
	}
	return text.length;
}

/** How many `#` a raw string's quote has before it; `undefined` for an ordinary string. */
function rawHashes(text: string, quote: number): number | undefined {
	let before = quote - 1;
	while (text[before] === "#") before--;
	if (text[before] !== "r") return undefined;
	const prefix = text[before - 1] === "b" || text[before - 1] === "c" ? before - 2 : before - 1;
	return isIdentifier(text[prefix]) ? undefined : quote - 1 - before;
}

/** `'a'` and `'\n'` are literals, `'a` is a lifetime: the closing quote tells. */
function endOfCharacter(text: string, at: number): number {
	if (text[at + 1] === "\\") {
		const close = text.indexOf("'", at + 3);
		return close < 0 || close > at + 12 ? at : close + 1;
	}
	let close = at + 2;
	while (close < at + 5 && text.charCodeAt(close - 1) >= 0x80 && text.charCodeAt(close) >= 0x80) close++;
	return text[close] === "'" && text[at + 1] !== "\n" ? close + 1 : at;
}

const endOr = (text: string, found: number) => (found < 0 ? text.length : found);
