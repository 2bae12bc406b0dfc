import type { z } from "zod";
import { knownKeys } from "./known-keys.ts";
import { nearest } from "./nearest.ts";
import { fileSchema } from "./schema.ts";
import type { ValuePath } from "./yaml-place.ts";

type Issue = z.core.$ZodIssue;

/** One thing wrong with the file, in words, and the part that must go for the rest to stand. */
export interface Mistake {
	readonly path: ValuePath;
	/** Set where the key itself is the mistake: an unknown one in the mapping at `path`. */
	readonly key?: string;
	readonly message: string;
}

const TYPES: Readonly<Record<string, string>> = {
	array: "a list",
	object: "a mapping of keys to values",
	record: "a mapping of keys to values",
	string: "text",
	number: "a number",
	int: "a whole number",
	boolean: "true or false",
};

/** Tells a zod issue of the configuration file as mistakes; `data` is what was parsed. */
export function explainIssue(issue: Issue, data: unknown): readonly Mistake[] {
	if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(issue.path, key));
	if (issue.code === "invalid_union") return explainUnion(issue, data);
	return [{ path: issue.path, message: `${subject(issue.path)} ${predicate(issue, valueAt(data, issue.path))}` }];
}

/** The value at a path of plain data; `undefined` where there is none. */
export function valueAt(data: unknown, path: ValuePath): unknown {
	let value = data;
	for (const step of path) {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
		value = Reflect.get(value, step);
	}
	return value;
}

function unknownKey(path: ValuePath, key: string): Mistake {
	const known = knownKeys(fileSchema, path);
	const near = nearest(key, known);
	const where = path.length === 0 ? "" : ` in ${subject(path)}`;
	const help = near ? `did you mean \`${near}\`?` : `known keys: ${quoted(known)}`;
	return { path, key, message: `\`${key}\` is no known key${where}; ${help}` };
}

/** A union fails in every branch: the one that got past the outermost type is what the author meant. */
function explainUnion(issue: Extract<Issue, { code: "invalid_union" }>, data: unknown): readonly Mistake[] {
	const deeper = issue.errors.find((branch) => branch.some((inner) => inner.path.length > 0));
	if (deeper) {
		return deeper.flatMap((inner) => explainIssue({ ...inner, path: [...issue.path, ...inner.path] }, data));
	}
	const inner = issue.errors.flat();
	const wanted = [...new Set(inner.map(expectation))].join(", or ");
	const value = valueAt(data, issue.path);
	const hint = suggestion(
		value,
		inner.flatMap((each) => (each.code === "invalid_value" ? each.values : [])),
	);
	return [{ path: issue.path, message: `${subject(issue.path)} must be ${wanted}; it is ${showValue(value)}${hint}` }];
}

function predicate(issue: Issue, value: unknown): string {
	if (value === undefined) return `is missing; it must be ${expectation(issue)}`;
	if (value === null) return `is empty; it must be ${expectation(issue)}, or be left out`;
	if (issue.code === "invalid_format") return issue.message;
	const hint = issue.code === "invalid_value" ? suggestion(value, issue.values) : "";
	return `must be ${expectation(issue)}; it is ${showValue(value)}${hint}`;
}

function suggestion(value: unknown, known: readonly unknown[]): string {
	const near = typeof value === "string" ? nearest(value, known.map(String)) : undefined;
	return near ? `; did you mean \`${near}\`?` : "";
}

function expectation(issue: Issue): string {
	switch (issue.code) {
		case "invalid_type":
			return TYPES[issue.expected] ?? issue.expected;
		case "invalid_value":
			return `one of ${quoted(issue.values.map(String))}`;
		case "too_small":
			return `${sizeOf(issue.origin)}${issue.minimum} or more`;
		case "too_big":
			return `${sizeOf(issue.origin)}${issue.maximum} or less`;
		default:
			return issue.message;
	}
}

function sizeOf(origin: string): string {
	if (origin === "string") return "text of a length of ";
	return origin === "array" ? "a list of a length of " : "";
}

function showValue(value: unknown): string {
	if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
	if (typeof value === "object" && value !== null) return "a mapping";
	if (value === "") return "empty";
	const text = String(value);
	return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
}

function subject(path: ValuePath): string {
	if (path.length === 0) return "the file";
	const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
	return `\`${steps.join("").slice(1)}\``;
}

function quoted(words: readonly string[]): string {
	return words.map((word) => `\`${word}\``).join(", ");
}
