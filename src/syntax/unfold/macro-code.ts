/** Rust tokens with their brackets paired, and the macro calls among them that unfolding knows. */

import { lexRust, type Token } from "../lex-rust.ts";

export interface MacroCode {
	readonly text: string;
	/** Without comments. */
	readonly tokens: readonly Token[];
	/** The text of each token; strings as `"`, so that no content is taken for code. */
	readonly words: readonly string[];
	/** From the index of an opening bracket to the index of its closing one. */
	readonly closer: ReadonlyMap<number, number>;
}

/** Indexes into `MacroCode.tokens`. */
export interface MacroCall {
	/** First token of the macro's path. */
	readonly path: number;
	readonly name: number;
	readonly open: number;
	readonly close: number;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

export function readMacroCode(text: string): MacroCode {
	const tokens = lexRust(text).filter((token) => token.kind !== "comment");
	const words = tokens.map((token) => (token.kind === "quoted" ? '"' : text.slice(token.start, token.end)));
	return { text, tokens, words, closer: pairBrackets(words) };
}

/** A bracket whose partner is of another kind stays unpaired, and so does everything around it. */
function pairBrackets(words: readonly string[]): Map<number, number> {
	const closer = new Map<number, number>();
	const open: number[] = [];
	for (const [index, word] of words.entries()) {
		if (CLOSING[word]) open.push(index);
		if (word !== ")" && word !== "]" && word !== "}") continue;
		const start = open.pop();
		if (start === undefined || CLOSING[words[start] ?? ""] !== word) return closer;
		closer.set(start, index);
	}
	return closer;
}

/** Calls of macros with one of `names` as the last segment of their path, in the order of the text. */
export function findMacroCalls(code: MacroCode, names: ReadonlySet<string>): MacroCall[] {
	const calls: MacroCall[] = [];
	for (const [name, word] of code.words.entries()) {
		if (!names.has(word) || code.words[name + 1] !== "!") continue;
		const close = code.closer.get(name + 2);
		const path = pathStart(code, name);
		if (close !== undefined && code.words[path - 1] !== "$") calls.push({ path, name, open: name + 2, close });
	}
	return calls;
}

function pathStart(code: MacroCode, name: number): number {
	let start = name;
	while (code.words[start - 1] === "::") start -= code.tokens[start - 2]?.kind === "word" ? 2 : 1;
	return start;
}

/** The first index from `from` up to `end` at this bracket level for which `stop` holds; `undefined` if none does. */
export function findAtLevel(
	code: MacroCode,
	from: number,
	end: number,
	stop: (word: string, index: number) => boolean,
): number | undefined {
	for (let index = from; index < end; index = skipNested(code, index) + 1) {
		if (stop(code.words[index] ?? "", index)) return index;
	}
	return undefined;
}

/** The last token of what opens at `index`: a bracket's other half, or the `>` of a turbofish. */
function skipNested(code: MacroCode, index: number): number {
	if (code.words[index] === "::" && code.words[index + 1] === "<") return endOfTurbofish(code, index + 1);
	return code.closer.get(index) ?? index;
}

function endOfTurbofish(code: MacroCode, open: number): number {
	let depth = 0;
	for (let index = open; index < code.words.length; index++) {
		if (code.words[index] === "<") depth++;
		if (code.words[index] === ">" && --depth === 0) return index;
	}
	return open;
}
