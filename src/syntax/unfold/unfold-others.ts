/** The macros whose arguments are code already, and only need to be called by a form that the parser looks into. */

import type { MacroCall, MacroCode } from "./macro-code.ts";
import { blank, type Patch, put } from "./patch.ts";

/** `tokio::join!(a, b)` as the call `tokio::join (a, b)`: it keeps its name, and no block can swallow it. */
export function unfoldJoin(code: MacroCode, call: MacroCall): Patch[] | undefined {
	const isBiased = code.words[call.open + 1] === "biased" && code.words[call.open + 2] === ";";
	if (code.words.slice(call.open, call.close).includes("$")) return undefined;
	return [
		put(code, call.open - 1, ""),
		put(code, call.open, "("),
		...(isBiased ? blank(code, call.open + 1, call.open + 2) : []),
		put(code, call.close, ")"),
	];
}

/** `stream! { … yield x; … }` as `async { … }`; sqlx writes `r#yield!(x)`. */
export function unfoldStream(code: MacroCode, call: MacroCall): Patch[] | undefined {
	const inside = code.words.slice(call.open, call.close);
	if (!(inside.includes("yield") || inside.includes("r#yield")) || inside.includes("$")) return undefined;
	return [
		...blank(code, call.path, call.name - 1),
		put(code, call.name, "async"),
		put(code, call.open - 1, ""),
		put(code, call.open, "{"),
		...forAwait(code, call),
		put(code, call.close, "}"),
	];
}

/** `for await item in stream` is the macro's own syntax. */
function forAwait(code: MacroCode, call: MacroCall): Patch[] {
	const patches: Patch[] = [];
	for (let index = call.open + 1; index < call.close; index++) {
		if (code.words[index] === "await" && code.words[index - 1] === "for") patches.push(put(code, index, ""));
	}
	return patches;
}
