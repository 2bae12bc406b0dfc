/** How one line of Rust uses a function's name. */

import { lexRust } from "../syntax/lex-rust.ts";

export type NameUse =
	/** `a.name()`; the receiver where it is one word, such as `self` or a field's name. */
	| { readonly form: "method"; readonly receiver?: string }
	/** `a::b::name`, called or named. Of `<T as Trait>::name`, both words may be the owner. */
	| { readonly form: "path"; readonly owners: readonly string[]; readonly through: readonly string[] }
	/** `name()` or, as an argument, `name`. */
	| { readonly form: "call" | "value" };

type Word = (index: number) => string;

/** Comments, strings, definitions, bindings, fields and macros are no uses. */
export function nameUses(line: string, name: string): readonly NameUse[] {
	const tokens = lexRust(line).filter(({ kind }) => kind !== "comment");
	const word: Word = (index) => {
		const token = tokens[index];
		return token ? line.slice(token.start, token.end) : "";
	};
	return tokens.flatMap((_, index) => (word(index) === name ? useAt(index, word) : []));
}

const CLOSED = new Set([",", ")"]);
const OPEN = new Set([",", "("]);

function useAt(index: number, word: Word): NameUse[] {
	const [before, after] = [word(index - 1), word(index + 1)];
	const isCall = after === "(" || (after === "::" && word(index + 2) === "<");
	if (before === "fn" || after === "!") return [];
	if (before === ".") return isCall ? [{ form: "method", ...receiverBefore(index - 2, word) }] : [];
	if (before === "::") return isCall || after !== "::" ? [pathBefore(index, word)] : [];
	if (isCall) return [{ form: "call" }];
	return OPEN.has(before) && CLOSED.has(after) ? [{ form: "value" }] : [];
}

function receiverBefore(index: number, word: Word): { receiver?: string } {
	const receiver = word(index);
	return /^[A-Za-z_]\w*$/.test(receiver) && receiver !== "await" ? { receiver } : {};
}

function pathBefore(index: number, word: Word): NameUse {
	let at = index - 2;
	const inside: string[] = [];
	if (word(at) === ">") {
		let depth = 0;
		for (; at >= 0; at--) {
			if (word(at) === ">") depth++;
			if (word(at) === "<") depth--;
			if (depth === 0) break;
			inside.unshift(word(at));
		}
		at -= word(at - 1) === "::" ? 2 : 1;
	}
	const owner = word(at);
	if (!/^[A-Za-z_]\w*$/.test(owner)) return { form: "path", owners: qualified(inside), through: [] };
	const through: string[] = [];
	for (; word(at - 1) === "::"; at -= 2) through.unshift(word(at - 2));
	return { form: "path", owners: [owner], through };
}

/** The type and the trait of `<Type<A> as module::Trait>`. */
function qualified(words: readonly string[]): string[] {
	const split = words.indexOf("as");
	if (split < 0) return words.slice(0, 1);
	return [words[0] ?? "", words.slice(split + 1).findLast((one) => /^[A-Z]\w*$/.test(one)) ?? ""];
}
