/**
 * rdkafka's `ClientConfig::new().set("k", "v")…` chains, and `config.set("k", value)` on one variable within one
 * function. What is made of it (`.create::<StreamConsumer>()`, a type, a name) says which client reads it.
 */

import type { Scope } from "../../catalogue/setting.ts";
import type { SettingsBlock } from "../settings-block.ts";
import { makeBlock, type Pair } from "./block-maker.ts";
import { afterClosing, lineFinder, withoutRustComments } from "./rust-text.ts";
import { rustTopics } from "./rust-topic.ts";

interface Group {
	readonly pairs: Pair[];
	/** Offset of the first `set` and the end of the last statement that names the variable. */
	readonly from: number;
	readonly variable: string;
	readonly isConfig: boolean;
}

const SET = /\.\s*set\s*\(\s*"([A-Za-z][\w.-]*)"\s*,/g;
/** No program sets so many by hand; a file made to keep us busy does. */
const MOST_CALLS = 1_000;
const NEW_CONFIG = /^(?:\w+::)*ClientConfig::(?:new|default|from_iter)\(/;

export function extractRust(path: string, text: string): SettingsBlock[] {
	const code = productionPart(withoutRustComments(text));
	const clients = groupsOf(code).flatMap((group) => {
		if (!group.isConfig && !code.includes("ClientConfig")) return [];
		const scopes = scopeOf(group, code);
		return makeBlock(group.pairs, { path, format: "rust", families: ["librdkafka"], scopes, pure: true });
	});
	return [...clients, ...rustTopics(path, code)];
}

/** Unit tests stand at the end of a Rust file: what follows `#[cfg(test)] mod` is left out. */
function productionPart(code: string): string {
	const tests = code.search(/#\[cfg\((?:test|all\(test\b[^\]]*)\)\]\s*(?:pub\s+)?mod\s/);
	return tests < 0 ? code : code.slice(0, tests);
}

function groupsOf(code: string): Group[] {
	const groups = new Map<string, Group>();
	const lineOf = lineFinder(code);
	let previous: { readonly end: number; readonly root: ReturnType<typeof rootOf> } | undefined;
	for (const match of code.matchAll(SET).take(MOST_CALLS)) {
		const valueStart = match.index + match[0].length;
		const end = afterClosing(code, valueStart);
		// The next call of the same chain has the same root: a long chain is walked back once only.
		const goesOn = previous !== undefined && code.slice(previous.end, match.index).trim() === "";
		const root = goesOn && previous !== undefined ? previous.root : rootOf(code, match.index);
		previous = { end, root };
		const lines = { startLine: lineOf(match.index), endLine: lineOf(end - 1) };
		const pair = {
			key: match[1] as string,
			statement: root.start,
			value: literal(code.slice(valueStart, end - 1)),
			lines,
		};
		if (root.isTopic) continue;
		const group = groups.get(root.key) ?? { ...root, from: root.start, pairs: [] };
		group.pairs.push(pair);
		groups.set(root.key, group);
	}
	return [...groups.values()];
}

/** Walks a method chain back to what it starts from, and names the variable that it is or is bound to. */
function rootOf(code: string, dot: number) {
	const start = chainStart(code, dot);
	const chain = code.slice(start, dot).replace(/\s+/g, "");
	const isNew = NEW_CONFIG.test(chain);
	const before = code.slice(Math.max(0, start - 200), start);
	const bound = /(?:let\s+(?:mut\s+)?)?([\w.]+)\s*(?::\s*[\w:<>]+\s*)?=\s*$/.exec(before)?.[1] ?? "";
	const variable = isNew ? bound : (/^(?:&mut|\*)?([\w.]+?)(?=\.\w+(?:::<[^>]*>)?\(|$)/.exec(chain)?.[1] ?? "");
	const declared = isNew ? start : lastDeclaration(code, variable, start);
	const key = variable === "" ? `chain ${start}` : `${code.lastIndexOf("fn ", start)} ${variable} ${declared}`;
	return {
		key,
		start,
		variable,
		isTopic: /^(?:\w+::)*(?:NewTopic|AlterConfig)::/.test(chain),
		isConfig: declared >= 0,
	};
}

/** Offset of the `ClientConfig::new()` that the variable was last given before `before`, or -1. */
function lastDeclaration(code: string, variable: string, before: number): number {
	if (!/^[\w.]{1,100}$/.test(variable)) return -1;
	const pattern = new RegExp(
		`\\b${variable.replaceAll(".", "\\.")}\\b[^=;{}]*=\\s*(ClientConfig\\s*::\\s*(?:new|default))`,
		"g",
	);
	const functionStart = Math.max(0, code.lastIndexOf("fn ", before));
	const found = [...code.slice(functionStart, before).matchAll(pattern)].at(-1);
	return found === undefined ? -1 : functionStart + found.index + found[0].length - (found[1] as string).length;
}

/** Start of the expression that ends before `dot`: steps back over names, paths and call arguments. */
function chainStart(code: string, dot: number): number {
	let index = dot - 1;
	while (index >= 0) {
		const character = code[index] as string;
		if (")]".includes(character)) index = opening(code, index) - 1;
		else if (
			/[\w.:\s?&*<>]/.test(character) &&
			!/\b(?:let|return|mut|in|if|match|else|await)\s*$/.test(code.slice(Math.max(0, index - 6), index + 1))
		)
			index--;
		else break;
	}
	const skipped = /^\s*/.exec(code.slice(index + 1, dot))?.[0].length ?? 0;
	return index + 1 + skipped;
}

function opening(code: string, closing: number): number {
	let depth = 0;
	for (let index = closing; index >= 0; index--) {
		const character = code[index] as string;
		if (character === '"') index = code.lastIndexOf('"', index - 1);
		else if (")]".includes(character)) depth++;
		else if ("([".includes(character) && --depth === 0) return index;
	}
	return 0;
}

/** A string literal, or a literal turned into a string. */
function literal(argument: string): string | undefined {
	const text = argument.trim().replace(/,$/, "").replace(/^&/, "");
	const string = /^(?:String::from\(\s*)?"((?:[^"\\]|\\.)*)"\)?(?:\.(?:to_string|to_owned|into)\(\))?$/.exec(text);
	if (string !== null) return string[1];
	return /^(\d[\d_]*|true|false)(?:[iu]\d+)?\.to_string\(\)$/.exec(text)?.[1]?.replaceAll("_", "");
}

/** The client that the settings end up in, by what stands around them. */
function scopeOf(group: Group, code: string): Scope[] {
	const functionStart = Math.max(0, code.lastIndexOf("fn ", group.from));
	const next = code.slice(group.from + 1).search(/\bfn\s+\w+/);
	const functionEnd = next < 0 ? code.length : group.from + 1 + next;
	const statement = code.slice(lineStart(code, group.from), statementEnd(code, group.from));
	const uses = usesOf(group.variable, code.slice(group.from, functionEnd));
	const name = code.slice(functionStart, functionStart + 80).split("(")[0] ?? "";
	const named = [statement, uses, group.variable, name].map(clientsNamed).find((scopes) => scopes.length > 0) ?? [];
	return named.length === 1 ? named : [];
}

function usesOf(variable: string, body: string): string {
	if (!/^\w{1,100}$/.test(variable)) return "";
	const uses = body.matchAll(new RegExp(`[^;{}]*\\b${variable}\\s*(?:\\.\\s*create|,|\\))[^;]{0,120}`, "g"));
	return [...uses].map((found) => found[0]).join("\n");
}

function clientsNamed(text: string): Scope[] {
	const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, "");
	const found: Scope[] = [];
	if (/consumer/i.test(bare)) found.push("consumer");
	if (/producer/i.test(bare)) found.push("producer");
	if (/AdminClient/.test(bare)) found.push("admin");
	return found;
}

function lineStart(code: string, offset: number): number {
	return Math.max(code.lastIndexOf(";", offset), code.lastIndexOf("{", offset), code.lastIndexOf("}", offset)) + 1;
}

/** The statement's own end: the first semicolon outside parentheses and braces. */
function statementEnd(code: string, start: number): number {
	for (let index = start; index < code.length; index++) {
		const character = code[index] as string;
		if (character === '"') index = code.indexOf('"', index + 1);
		else if ("([{".includes(character)) index = afterClosing(code, index + 1) - 1;
		else if (";}".includes(character) || index < 0) return index;
		if (index < 0) return code.length;
	}
	return code.length;
}
