/** Replacements that change no length and no line: each writes ASCII over ASCII. */

import type { MacroCode } from "./macro-code.ts";

export interface Patch {
	/** Index into the text. */
	readonly start: number;
	readonly text: string;
}

/** Overwrites tokens `from` to `to` (inclusive) and what lies between them; line breaks and comments stay. */
export function blank(code: MacroCode, from: number, to: number): Patch[] {
	return code.tokens.slice(from, to + 1).map(({ start, end }) => ({ start, text: " ".repeat(end - start) }));
}

/** Overwrites one token, padding with spaces; `text` must not be longer than the token. */
export function put(code: MacroCode, index: number, text: string): Patch {
	const token = code.tokens[index];
	return { start: token?.start ?? 0, text: text.padEnd(token ? token.end - token.start : 0) };
}

/** `text` with all patches applied; `undefined` if one of them would touch a non-ASCII character, or two overlap. */
export function applyPatches(text: string, patches: readonly Patch[]): string | undefined {
	const pieces: string[] = [];
	let at = 0;
	for (const patch of patches.toSorted((one, other) => one.start - other.start)) {
		const end = patch.start + patch.text.length;
		if (patch.start < at || !/^[\x20-\x7e\t]*$/.test(text.slice(patch.start, end))) return undefined;
		pieces.push(text.slice(at, patch.start), patch.text);
		at = end;
	}
	return pieces.join("") + text.slice(at);
}
