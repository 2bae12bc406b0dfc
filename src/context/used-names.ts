/** The names that a change's lines use, each with how it is used: what one may have to look up to judge them. */

import { lexRust, type Token } from "../syntax/lex-rust.ts";
import { COMMON_FUNCTIONS, KNOWN_TYPES } from "./known-names.ts";

export interface UsedName {
	readonly name: string;
	/** `call` is a function or method; `field` one that is read by `.name`. */
	readonly use: "type" | "call" | "constant" | "field";
	/** The type in front of `::`, as in `Config::load`. */
	readonly of?: string;
	/** The modules in front of it, or of the type, as in `backoff::retry`. */
	readonly through?: readonly string[];
	/** Called as `.name()`: on what, the text does not say. */
	readonly isMethod?: true;
	/** The variable or field that it is called on, where it is one word. */
	readonly receiver?: string;
	/** Called as `self.name()` or `Self::name()`. */
	readonly onSelf?: true;
	readonly times: number;
}

const TYPE = /^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/;
const CONSTANT = /^[A-Z][A-Z0-9_]{2,}$/;
const FUNCTION = /^[a-z_][a-z0-9_]{2,}$/;
const KEYWORDS = new Set(
	"allow await cfg crate derive dyn else for if impl let loop match move mut not pub ref return self super where while".split(
		" ",
	),
);
const MODULE = /^[a-z_][a-z0-9_]*$/;

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
		const key = keyOf(used);
		found.set(key, { ...used, times: (found.get(key)?.times ?? 0) + 1 });
	}
	return [...found.values()];
}

/** The same for two uses of one name in the same way. */
export function keyOf({ use, of, name, through, receiver, onSelf }: Omit<UsedName, "times">): string {
	return [use, through?.join("::"), of, name, receiver, onSelf].join(" ");
}

type Word = (index: number) => string;

function classify(index: number, word: Word): Omit<UsedName, "times"> | undefined {
	const name = word(index);
	const before = word(index - 1);
	const isOwned = before === "::" && TYPE.test(word(index - 2));
	const owner = isOwned && word(index - 2) !== "Self" ? word(index - 2) : undefined;
	const through = modulesBefore(owner ? index - 2 : index, word);
	const place = { ...(owner && { of: owner }), ...(through.length > 0 && { through }) };
	if (TYPE.test(name)) return isOwned || KNOWN_TYPES.has(name) ? undefined : { name, use: "type", ...place };
	if (CONSTANT.test(name)) return { name, use: "constant", ...place };
	if (!FUNCTION.test(name) || KEYWORDS.has(name) || before === "fn" || before === "let") return undefined;
	const isCall = word(index + 1) === "(" || (word(index + 1) === "::" && word(index + 2) === "<");
	if (!isCall) return before === "." ? { name, use: "field" } : undefined;
	const onSelf = (before === "." && word(index - 2) === "self" && word(index - 3) !== ".") || (isOwned && !owner);
	if (owner && KNOWN_TYPES.has(owner)) return undefined;
	if (owner) return { name, use: "call", ...place };
	if (COMMON_FUNCTIONS.has(name)) return undefined;
	const how = before === "." ? { isMethod: true as const, ...receiverAt(index - 2, word) } : {};
	return { name, use: "call", ...place, ...how, ...(onSelf && { onSelf: true as const }) };
}

function receiverAt(index: number, word: Word): { receiver?: string } {
	const receiver = word(index);
	return MODULE.test(receiver) && !KEYWORDS.has(receiver) ? { receiver } : {};
}

/** `backoff`, `future` of `backoff::future::retry`. */
function modulesBefore(index: number, word: Word): string[] {
	const modules: string[] = [];
	for (let at = index; word(at - 1) === "::" && MODULE.test(word(at - 2)); at -= 2) modules.unshift(word(at - 2));
	return modules;
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
