import { findAtLevel, type MacroCode } from "./macro-code.ts";

/** One arm of a `select!`; all numbers are indexes of tokens. */
export interface SelectArm {
	readonly start: number;
	/** The `=` between pattern and future; absent for `else`, `complete` and `default`. */
	readonly equals?: number;
	/** The comma before `if`, where there is a guard. */
	readonly guardComma?: number;
	readonly arrow: number;
	readonly isBlock: boolean;
	/** The comma after the body. */
	readonly comma?: number;
	/** Where the next arm starts. */
	readonly next: number;
}

const WITHOUT_FUTURE = new Set(["else", "complete", "default"]);

/** All arms between two tokens; `undefined` if anything there is not an arm as tokio and futures write them. */
export function readArms(code: MacroCode, from: number, end: number): SelectArm[] | undefined {
	const arms: SelectArm[] = [];
	for (let at = from; at < end; ) {
		const arm = readArm(code, at, end);
		if (!arm) return undefined;
		arms.push(arm);
		at = arm.next;
	}
	return arms;
}

function readArm(code: MacroCode, start: number, end: number): SelectArm | undefined {
	if (WITHOUT_FUTURE.has(code.words[start] ?? "") && code.words[start + 1] === "=>") {
		return readBody(code, { start, arrow: start + 1 }, end);
	}
	const equals = findAtLevel(code, start, end, (word) => /^(=|=>|->|,|;|#|\$)$/.test(word));
	if (equals === undefined || equals === start || code.words[equals] !== "=") return undefined;
	const arrow = findAtLevel(code, equals + 1, end, (word) => word === "=>" || word === ";" || word === "$");
	if (arrow === undefined || code.words[arrow] !== "=>") return undefined;
	const guardComma = findAtLevel(code, equals + 1, arrow, (word, at) => word === "," && code.words[at + 1] === "if");
	return readBody(code, { start, equals, arrow, ...(guardComma === undefined ? {} : { guardComma }) }, end);
}

type Head = Pick<SelectArm, "start" | "equals" | "guardComma" | "arrow">;

function readBody(code: MacroCode, head: Head, end: number): SelectArm | undefined {
	const first = head.arrow + 1;
	const blockEnd = code.words[first] === "{" ? code.closer.get(first) : undefined;
	if (blockEnd !== undefined) {
		const hasComma = code.words[blockEnd + 1] === "," && blockEnd + 1 < end;
		const rest = hasComma ? { comma: blockEnd + 1, next: blockEnd + 2 } : { next: blockEnd + 1 };
		return { ...head, isBlock: true, ...rest };
	}
	const stop = findAtLevel(code, first, end, (word) => /^(,|=>|\||\$)$/.test(word));
	if (first >= end || (stop !== undefined && code.words[stop] !== ",")) return undefined;
	return { ...head, isBlock: false, ...(stop === undefined ? { next: end } : { comma: stop, next: stop + 1 }) };
}
