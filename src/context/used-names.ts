/** The names that a change's lines use, each with how it is used: what one may have to look up to judge them. */

import { lexRust, type Token } from "../syntax/lex-rust.ts";
import { COMMON_FUNCTIONS, KNOWN_TYPES } from "./known-names.ts";

export interface UsedName {
	readonly name: string;
	/** `call` is a function or method; `field` one that is read by `.name`. */
	readonly use: "type" | "call" | "constant" | "field";
	/** The type in front of `::`, as in `Config::load`. */
	readonly of?: string;
	/** Called as `.name()`: on what, the text does not say. */
	readonly isMethod?: true;
	readonly times: number;
}

const TYPE = /^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/;
const CONSTANT = /^[A-Z][A-Z0-9_]{2,}$/;
const FUNCTION = /^[a-z_][a-z0-9_]{2,}$/;

/** Names on the given lines, in order of their first use. Well-known names and imports are left out. */
export function usedNames(text: string, lines: ReadonlySet<number>): readonly UsedName[] {
	const tokens = lexRust(text).filter(({ kind }) => kind !== "comment");
	const word = (index: number): string => textOf(text, tokens[index]);
	const found = new Map<string, UsedName>();
	const lineAt = lineCounter(text);
	let isImport = false;
	for (const [index, token] of tokens.entries()) {
		isImport = isImport ? word(index) !== ";" : word(index) === "use";
		if (isImport || !lines.has(lineAt(token.start)) || token.kind !== "word") continue;
		const used = classify(index, word);
		if (!used) continue;
		const key = `${used.use} ${used.of ?? ""} ${used.name}`;
		found.set(key, { ...used, times: (found.get(key)?.times ?? 0) + 1 });
	}
	return [...found.values()];
}

function classify(index: number, word: (index: number) => string): Omit<UsedName, "times"> | undefined {
	const name = word(index);
	const before = word(index - 1);
	const owner = before === "::" && TYPE.test(word(index - 2)) ? word(index - 2) : undefined;
	if (TYPE.test(name)) return owner || KNOWN_TYPES.has(name) ? undefined : { name, use: "type" };
	if (CONSTANT.test(name)) return { name, use: "constant" };
	if (!FUNCTION.test(name) || before === "fn" || before === "let") return undefined;
	const isCall = word(index + 1) === "(" || (word(index + 1) === "::" && word(index + 2) === "<");
	if (!isCall) return before === "." ? { name, use: "field" } : undefined;
	if (owner && !KNOWN_TYPES.has(owner)) return { name, use: "call", of: owner };
	if (COMMON_FUNCTIONS.has(name)) return undefined;
	return { name, use: "call", ...(before === "." && { isMethod: true as const }) };
}

function textOf(text: string, token: Token | undefined): string {
	return token ? text.slice(token.start, token.end) : "";
}

/** Line numbers of offsets that only grow. */
function lineCounter(text: string): (offset: number) => number {
	let line = 1;
	let at = 0;
	return (offset) => {
		for (; at < offset; at++) if (text.charCodeAt(at) === 10) line++;
		return line;
	};
}
