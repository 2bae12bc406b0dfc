/** Whether a written value fits a setting's type, range and list of values. */

import type { Setting } from "./setting.ts";

const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** What is wrong with the value, as the end of a sentence ("is …"), or `undefined` where it fits. */
export function valueProblem(setting: Setting, value: string): string | undefined {
	const text = value.trim();
	if (setting.values !== undefined) return notAmong(setting, text);
	switch (setting.type) {
		case "boolean":
			return notBoolean(text);
		case "integer":
			return INTEGER.test(text) ? outOfRange(setting, Number(text)) : "not a whole number";
		case "float":
			return NUMBER.test(text) ? outOfRange(setting, Number(text)) : "not a number";
		default:
			return undefined;
	}
}

function notBoolean(text: string): string | undefined {
	return /^(true|false|t|f|1|0)$/i.test(text) ? undefined : "neither true nor false";
}

function outOfRange(setting: Setting, number: number): string | undefined {
	const [lowest, highest] = setting.range ?? [null, null];
	if (lowest !== null && number < lowest) return `below the lowest value allowed, ${lowest}`;
	if (highest !== null && number > highest) return `above the highest value allowed, ${highest}`;
	return undefined;
}

function notAmong(setting: Setting, text: string): string | undefined {
	const allowed = setting.values ?? [];
	const parts = setting.type === "list" ? text.split(",") : [text];
	const fits = (part: string) =>
		allowed.includes(part.trim().toLowerCase()) || (setting.prefixes ?? []).some((start) => part.startsWith(start));
	if (parts.every((part) => part.trim() === "" || fits(part))) return undefined;
	return `none of ${allowed.join(", ")}`;
}
