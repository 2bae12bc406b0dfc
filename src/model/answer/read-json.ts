/** The object in a model's text, as much of it as can be had. */

import { jsonElements } from "./json-elements.ts";

export interface ReadJson {
	/** Lists by key; `undefined` where the text holds no JSON object at all. */
	readonly lists: Readonly<Record<string, readonly unknown[]>> | undefined;
	readonly isWhole: boolean;
	/** Elements that were no JSON. */
	readonly broken: number;
}

export function readJson(text: string): ReadJson {
	const whole = tryParse(text) ?? tryParse(withoutFence(text));
	if (Array.isArray(whole)) return { lists: { findings: whole }, isWhole: true, broken: 0 };
	if (isObject(whole)) return { lists: listsOf(whole), isWhole: true, broken: 0 };
	return salvage(text);
}

/** Each complete element on its own, so that one broken element costs no other. */
function salvage(text: string): ReadJson {
	const elements = jsonElements(text);
	const lists: Record<string, unknown[]> = Object.create(null);
	let broken = 0;
	for (const { key, text: element } of elements) {
		const value = tryParse(element);
		if (value === undefined) broken += 1;
		else lists[key] = [...(lists[key] ?? []), value];
	}
	return { lists: elements.length > 0 ? lists : undefined, isWhole: false, broken };
}

function listsOf(object: object): Record<string, readonly unknown[]> {
	const lists = Object.entries(object).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
	return Object.fromEntries(lists);
}

/** Models without structured outputs like to wrap JSON in a block, and to say a word before. */
function withoutFence(text: string): string {
	const start = text.search(/[{[]/);
	const end = Math.max(text.lastIndexOf("}"), text.lastIndexOf("]"));
	return start < 0 || end < start ? "" : text.slice(start, end + 1);
}

function tryParse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isObject(value: unknown): value is object {
	return typeof value === "object" && value !== null;
}
