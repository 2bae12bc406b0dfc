/** Counts what of a text does not parse. Runs in the parsing process. */

import type { SgNode } from "@ast-grep/napi";
import { lexRust } from "./lex-rust.ts";

/**
 * The parser mends what it can: it invents a missing `;` or name instead of reporting an error. An invented token has no
 * text, so it shows in the node that should end with it. (Asking every node for its text is quadratic in the nesting.)
 */
const INVENTED = {
	any: [
		{
			any: [{ kind: "identifier" }, { kind: "type_identifier" }, { kind: "field_identifier" }],
			regex: "^$",
		},
		{ any: [{ kind: "let_declaration" }, { kind: "use_declaration" }, { kind: "const_item" }], not: { regex: ";$" } },
		{ any: [{ kind: "static_item" }, { kind: "type_item" }], not: { regex: ";$" } },
		{ kind: "expression_statement", not: { regex: "[;}]$" } },
		{ any: [{ kind: "type_arguments" }, { kind: "type_parameters" }], not: { regex: ">$" } },
	],
};

const PAIRS: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** How many places do not parse: errors of the tree, invented tokens, brackets without their other half. */
export function countErrors(root: SgNode, text: string): number {
	const errors = root.findAll({ rule: { kind: "ERROR" } }).length;
	return errors + root.findAll({ rule: INVENTED }).length + unpairedBrackets(text);
}

function unpairedBrackets(text: string): number {
	const open: string[] = [];
	let unpaired = 0;
	for (const token of lexRust(text)) {
		const word = token.kind === "punctuation" ? text.slice(token.start, token.end) : "";
		if (/^[([{]$/.test(word)) open.push(word);
		else if (PAIRS[word] !== undefined && open.pop() !== PAIRS[word]) unpaired++;
	}
	return unpaired + open.length;
}
