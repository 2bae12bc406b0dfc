import type { NumberedLine } from "./numbered-text.ts";

const TEST_ATTRIBUTE = /^\s*#\[cfg\((all\()?test\b/;
const MODULE = /^\s*(pub(\([^)]*\))?\s+)?mod\s+\w+\s*\{/;
/** Between the attribute and the module may stand other attributes. */
const REACH = 4;

/** Numbers of lines inside `#[cfg(test)] mod …` of Rust code without comments and strings; to the end where it is not closed. */
export function testLines(code: readonly NumberedLine[]): readonly number[] {
	const numbers: number[] = [];
	for (let at = 0; at < code.length; at++) {
		const start = moduleAt(code, at);
		if (start === undefined) continue;
		const end = closingLine(code, start);
		for (; at <= end; at++) numbers.push(code[at]?.number ?? 0);
		at = end;
	}
	return numbers;
}

function moduleAt(code: readonly NumberedLine[], at: number): number | undefined {
	const text = code[at]?.text ?? "";
	const isSection = code[at]?.number === 0 && /^\s*mod\s+tests?\s*\{/.test(text);
	if (isSection) return at;
	if (!TEST_ATTRIBUTE.test(text)) return undefined;
	const offset = code.slice(at, at + REACH).findIndex((line) => MODULE.test(line.text.replace(/^\s*#\[.*\]\s*/, "")));
	return offset < 0 ? undefined : at + offset;
}

function closingLine(code: readonly NumberedLine[], start: number): number {
	let depth = 0;
	for (let at = start; at < code.length; at++) {
		for (const brace of code[at]?.text.match(/[{}]/g) ?? []) depth += brace === "{" ? 1 : -1;
		if (depth <= 0) return at;
	}
	return code.length - 1;
}
