/** Computes the value of a Java constant expression as far as constants, strings and whole numbers go. */

import { type Constant, splitArguments, splitAt } from "./catalogue-java-source.ts";

export type JavaValue = string | number | boolean | null;

/** Values of the JDK and of enumerations that the sources refer to. */
const KNOWN: Readonly<Record<string, JavaValue>> = {
	"Integer.MAX_VALUE": 2_147_483_647,
	"Integer.MIN_VALUE": -2_147_483_648,
	"Long.MAX_VALUE": 2 ** 63,
	"Short.MAX_VALUE": 32_767,
	null: null,
	true: true,
	false: false,
};
const MILLISECONDS: Readonly<Record<string, number>> = {
	MILLISECONDS: 1,
	SECONDS: 1000,
	MINUTES: 60_000,
	HOURS: 3_600_000,
	DAYS: 86_400_000,
};
const DEEPEST = 20;

/** The value, or `undefined` where it is computed by code. `className` is where the expression stands. */
export function javaValue(
	expression: string,
	className: string,
	constants: ReadonlyMap<string, readonly Constant[]>,
	depth = 0,
): JavaValue | undefined {
	const text = expression.replace(/^\((?:int|long|short|double)\)\s*/, "").trim();
	if (text in KNOWN) return KNOWN[text];
	const literal = literalOf(text);
	if (literal !== undefined || depth > DEEPEST) return literal;
	const evaluate = (part: string) => javaValue(part, className, constants, depth + 1);
	return arithmetic(text, evaluate) ?? time(text, evaluate) ?? referred(text, className, constants, depth);
}

function literalOf(text: string): JavaValue | undefined {
	const string = /^"((?:[^"\\]|\\.)*)"$/.exec(text);
	if (string !== null) return string[1] as string;
	return /^-?\d[\d_]*(\.\d+)?[LldDfF]?$/.test(text) ? Number(text.replace(/[_LldDfF]/g, "")) : undefined;
}

type Evaluate = (part: string) => JavaValue | undefined;

function arithmetic(text: string, evaluate: Evaluate): JavaValue | undefined {
	for (const operator of ["+", "-", "*"] as const) {
		const parts = splitAt(text, operator);
		if (parts.length < 2) continue;
		const values = parts.map(evaluate);
		if (values.some((value) => value === undefined || value === null)) return undefined;
		if (operator === "+" && values.some((value) => typeof value === "string")) return values.join("");
		const numbers = values.map(Number);
		return numbers.reduce((left, right) => combine(operator, left, right));
	}
	const inner = /^\((.*)\)$/s.exec(text);
	return inner === null ? undefined : evaluate(inner[1] as string);
}

function combine(operator: "+" | "-" | "*", left: number, right: number): number {
	if (operator === "+") return left + right;
	return operator === "-" ? left - right : left * right;
}

function time(text: string, evaluate: Evaluate): JavaValue | undefined {
	const exact = /^Math\.toIntExact\((.*)\)$/s.exec(text);
	if (exact !== null) return evaluate(exact[1] as string);
	const call = /^(?:TimeUnit\.)?([A-Z]+)\.to(Millis|Hours|Seconds|Minutes)\((.*)\)$/s.exec(text);
	const unit = MILLISECONDS[call?.[1] ?? ""];
	const target =
		MILLISECONDS[
			{ Millis: "MILLISECONDS", Hours: "HOURS", Seconds: "SECONDS", Minutes: "MINUTES" }[call?.[2] ?? ""] ?? ""
		];
	const amount = call === null ? undefined : evaluate(call[3] as string);
	if (unit === undefined || target === undefined || typeof amount !== "number") return undefined;
	return Math.trunc((amount * unit) / target);
}

function referred(
	text: string,
	className: string,
	constants: ReadonlyMap<string, readonly Constant[]>,
	depth: number,
): JavaValue | undefined {
	const reference = /^(?:[\w.]+\.)?([A-Z][A-Z0-9_]*)$/.exec(text);
	if (reference === null) return listed(text, className, constants, depth);
	const owner = /(\w+)\.[A-Z0-9_]+$/.exec(text)?.[1] ?? className;
	const candidates = constants.get(reference[1] as string) ?? [];
	const chosen = candidates.find((constant) => constant.className === owner) ?? candidates[0];
	return chosen === undefined ? undefined : javaValue(chosen.expression, chosen.className, constants, depth + 1);
}

/** `Collections.singletonList(X)`, `List.of(X, Y)` and the like are written as a comma-separated value. */
function listed(
	text: string,
	className: string,
	constants: ReadonlyMap<string, readonly Constant[]>,
	depth: number,
): JavaValue | undefined {
	if (/^(?:Collections\.emptyList|emptyList)\(\)$/.test(text)) return "";
	const call = /^(?:Collections\.singletonList|singletonList|Arrays\.asList|asList|List\.of)\(/.exec(text);
	if (call === null) return undefined;
	const values = splitArguments(text, call[0].length).map((part) => javaValue(part, className, constants, depth + 1));
	return values.every((value) => typeof value === "string") ? values.join(",") : undefined;
}
