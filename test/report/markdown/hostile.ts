import fc from "fast-check";

/** Pieces of text that GitHub would bring to life, or that break out of where they are put. */
const HOSTILE_PIECES = [
	..."@everyone @org/team #12 owner/repo#3 GH-4 https://evil.example/x www.evil.example a@b.example".split(" "),
	..."![x](http://e.example/i.png) [l](javascript:x) <https://e.example> <a@b.example> <!-- x --> -->".split(" "),
	..."<details> </details> <img&#32;src=x> &#64;user &lt; [^1] [^1]:x [x]:http://e.example ` `` ``` ~~~ \\ \\`".split(
		" ",
	),
	..."* ** _ __ ~~ | |-| --- === # - 1. > + $ $$ :tada: 0abcdef1 ! [ ] ( ) { } word foo_bar a::b::c `code`".split(" "),
	..."``a`b`` mailto:a@b.example 漢 é".split(" "),
	..." ,  ,\n,\n\n,\r\n,\t,    ,\u202E,\u200B,\u001b[31m,\n```\n,```rust\n,\n- ,\n    ".split(","),
];

export const hostileText = fc
	.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...HOSTILE_PIECES) }, fc.string({ maxLength: 4 })), {
		maxLength: 10,
	})
	.map((pieces) => pieces.join(""));

/** Stands for a piece of inline code, so that what is left and right of it does not seem to touch. */
const CODE = "¤";

/**
 * What of a line of markdown is outside of code: inline code of any fence is taken out, by CommonMark's own rule that a
 * run of backticks is closed by the next run of the same length, and an escaped backtick opens nothing.
 */
export function outsideCode(markdown: string): string {
	let rest = markdown;
	let outside = "";
	while (rest !== "") {
		const plain = /^(?:\\[\s\S]|[^`\\])+/.exec(rest)?.[0] ?? "";
		outside += plain;
		rest = rest.slice(plain.length);
		const fence = /^`+/.exec(rest)?.[0];
		if (fence === undefined) {
			outside += rest[0] ?? "";
			rest = rest.slice(1);
			continue;
		}
		const close = new RegExp(`(?<!\`)${fence}(?!\`)`).exec(rest.slice(fence.length));
		rest = close ? rest.slice(fence.length + close.index + fence.length) : rest.slice(fence.length);
		outside += close ? CODE : fence;
	}
	return outside;
}

/** Each is alive on GitHub when it stands outside of code and is not escaped. */
export const ALIVE: readonly (readonly [what: string, pattern: RegExp])[] = [
	["mention", /@[\p{L}\p{N}_]/u],
	["reference", /#\d/],
	["GH reference", /\bgh-\d/i],
	["address", /:\/\/|www\./i],
	["HTML", /<|>/],
	["entity that was not ours", /&(?!amp;|lt;|gt;)/],
	["link or image", /(?<!\\)(?:\\\\)*[[\]]/],
	["emphasis", /(?<!\\)(?:\\\\)*[*~]/],
	["table", /(?<!\\)(?:\\\\)*\|/],
	["open backtick", /(?<!\\)(?:\\\\)*`/],
	["emoji code", /:[a-z0-9_+-]+:/i],
	["formula", /\$/],
	["hidden character", /[^\P{Cc}\t]|[\p{Cf}\p{Cs}]/u],
];

/** What of a whole document is outside of code, line by line; the marker and the folds of ours are taken out. */
export function outsideCodeOf(document: string): string {
	return document
		.replace(/^(`{3,})[a-z]*\n[\s\S]*?^\1$/gm, "")
		.split("\n")
		.map(outsideCode)
		.join("\n")
		.replace(/^<!-- gregor:\w+ v1 \w+ -->/, "");
}
