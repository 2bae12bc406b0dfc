/**
 * Makes the code inside common async macros visible to the parser, which reads macro arguments as bare tokens. The
 * rewritten text has the same bytes at the same offsets for everything that is code of the author's, and the same
 * lines, so that a match in it is a match in the file. What is not understood stays as it was.
 */

import { findMacroCalls, type MacroCall, type MacroCode, readMacroCode } from "./unfold/macro-code.ts";
import { applyPatches, type Patch } from "./unfold/patch.ts";
import { unfoldJoin, unfoldStream } from "./unfold/unfold-others.ts";
import { unfoldSelect } from "./unfold/unfold-select.ts";

/** A macro call that was rewritten. Byte offsets into the UTF-8 text, end exclusive; lines 1-based, inclusive. */
export interface UnfoldedMacro {
	/** Last segment of its path: `select`, `join`, `try_stream`. */
	readonly name: string;
	readonly startByte: number;
	readonly endByte: number;
	readonly startLine: number;
	readonly endLine: number;
}

const UNFOLDERS: Readonly<Record<string, (code: MacroCode, call: MacroCall) => Patch[] | undefined>> = {
	select: unfoldSelect,
	select_biased: unfoldSelect,
	join: unfoldJoin,
	try_join: unfoldJoin,
	stream: unfoldStream,
	try_stream: unfoldStream,
};
const NAMES: ReadonlySet<string> = new Set(Object.keys(UNFOLDERS));
const ANY_NAME = new RegExp(`\\b(?:${[...NAMES].join("|")})\\s*!`);

export function unfoldMacros(text: string): { readonly text: string; readonly unfolded: readonly UnfoldedMacro[] } {
	if (!ANY_NAME.test(text)) return { text, unfolded: [] };
	const code = readMacroCode(text);
	const done = findMacroCalls(code, NAMES).flatMap((call) => {
		const name = code.words[call.name] ?? "";
		const patches = UNFOLDERS[name]?.(code, call);
		return patches ? [{ call, name, patches }] : [];
	});
	const rewritten = applyPatches(
		text,
		done.flatMap(({ patches }) => patches),
	);
	if (rewritten === undefined) return { text, unfolded: [] };
	return { text: rewritten, unfolded: done.map(({ call, name }) => place(code, call, name)) };
}

function place(code: MacroCode, call: MacroCall, name: string): UnfoldedMacro {
	const before = code.text.slice(0, code.tokens[call.path]?.start);
	const through = code.text.slice(0, code.tokens[call.close]?.end);
	return {
		name,
		startByte: Buffer.byteLength(before),
		endByte: Buffer.byteLength(through),
		startLine: before.split("\n").length,
		endLine: through.split("\n").length,
	};
}
