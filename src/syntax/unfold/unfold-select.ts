/**
 * `select! { pattern = future, if guard => body, else => body }` as a block of statements:
 * `{ let pattern = future; if guard { body } body }`.
 */

import { findAtLevel, type MacroCall, type MacroCode } from "./macro-code.ts";
import { blank, type Patch, put } from "./patch.ts";
import { readArms, type SelectArm } from "./select-arm.ts";

/** The patches, or `undefined` where any part of the macro is not understood. */
export function unfoldSelect(code: MacroCode, call: MacroCall): Patch[] | undefined {
	const isBiased = code.words[call.open + 1] === "biased" && code.words[call.open + 2] === ";";
	const start = isBiased ? call.open + 3 : call.open + 1;
	const arms = readArms(code, start, call.close)?.map((arm) => unfoldArm(code, arm));
	if (!arms || arms.includes(undefined)) return undefined;
	return [
		...blank(code, call.path, call.open - 1),
		put(code, call.open, "{"),
		...(isBiased ? blank(code, call.open + 1, call.open + 2) : []),
		...arms.flatMap((patches) => patches ?? []),
		put(code, call.close, "}"),
	];
}

function unfoldArm(code: MacroCode, arm: SelectArm): Patch[] | undefined {
	if (arm.equals === undefined) return [...blank(code, arm.start, arm.arrow), ...closeBody(code, arm, ";")];
	const binding = bind(code, arm.start, arm.equals);
	if (!binding) return undefined;
	if (arm.guardComma === undefined) return [...binding, put(code, arm.arrow, ";"), ...closeBody(code, arm, ";")];
	return [...binding, put(code, arm.guardComma, ";"), ...unfoldGuard(code, arm, arm.guardComma + 1)];
}

/** `, if guard => body`: an `if` where its braces exist or have room, otherwise the guard as a statement of its own. */
function unfoldGuard(code: MacroCode, arm: SelectArm, guard: number): Patch[] {
	const hasStruct = findAtLevel(code, guard, arm.arrow, (word) => word === "{") !== undefined;
	if (arm.isBlock && !hasStruct) return [put(code, arm.arrow, ""), ...closeBody(code, arm, ";")];
	if (arm.comma !== undefined && !hasStruct) return [put(code, arm.arrow, " {"), ...closeBody(code, arm, "}")];
	return [put(code, guard, ""), put(code, arm.arrow, ";"), ...closeBody(code, arm, ";")];
}

function closeBody(code: MacroCode, arm: SelectArm, end: string): Patch[] {
	if (arm.comma === undefined) return [];
	return [put(code, arm.comma, arm.isBlock ? "" : end)];
}

/**
 * Writes `let ` into the indentation. `_ = future` is a statement as it is, and a rule about ignored results
 * (`let _ = …`) should not take it for one; without room, patterns that read as an assignment are left too.
 */
function bind(code: MacroCode, start: number, equals: number): Patch[] | undefined {
	const pattern = code.words.slice(start, equals);
	if (pattern.join("") === "_") return [];
	const at = code.tokens[start]?.start ?? 0;
	if (/^[ \t]{4}$/.test(code.text.slice(at - 4, at)) && at >= 4) return [{ start: at - 4, text: "let " }];
	const isAssignable = pattern.every((word) => /^(\w+|::|[(),])$/.test(word) && word !== "mut" && word !== "ref");
	return isAssignable && pattern[0] !== "(" ? [] : undefined;
}
