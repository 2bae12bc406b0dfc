/** One `define(name, type, default, validator, importance, …)` call as a setting. */

import type { Scope, Setting, SettingType } from "../src/rules/catalogue/setting.ts";
import { type Constant, type DefineCall, splitArguments } from "./catalogue-java-source.ts";
import { type JavaValue, javaValue } from "./catalogue-java-values.ts";

const TYPES: Readonly<Record<string, SettingType>> = {
	BOOLEAN: "boolean",
	INT: "integer",
	SHORT: "integer",
	LONG: "integer",
	DOUBLE: "float",
	STRING: "string",
	LIST: "list",
	CLASS: "class",
	PASSWORD: "password",
};
const RANGE_OF_TYPE: Readonly<Record<string, readonly [number, number]>> = {
	INT: [-2_147_483_648, 2_147_483_647],
	SHORT: [-32_768, 32_767],
};
/** Values that the sources take from an enumeration. */
const ENUMERATIONS: readonly (readonly [RegExp, readonly string[]])[] = [
	[/enumOptions\(CompressionType/, ["none", "gzip", "snappy", "lz4", "zstd"]],
	[/BrokerCompressionType/, ["uncompressed", "gzip", "snappy", "lz4", "zstd", "producer"]],
	[/enumOptions\(SecurityProtocol/, ["plaintext", "ssl", "sasl_plaintext", "sasl_ssl"]],
	[/enumOptions\(MetadataRecoveryStrategy/, ["none", "rebootstrap"]],
	[/enumOptions\(GroupProtocol/, ["classic", "consumer"]],
	[/IsolationLevel\./, ["read_committed", "read_uncommitted"]],
];

type Constants = ReadonlyMap<string, readonly Constant[]>;

/** `undefined` where the name is made while the program runs. */
export function settingOf(
	call: DefineCall,
	constants: Constants,
	scopes: readonly Scope[],
	first: ReadonlyMap<string, string>,
): Setting | undefined {
	const [nameExpression = "", typeExpression = ""] = call.arguments;
	const name = javaValue(nameExpression, call.className, constants);
	const javaType = /(?:^|\.)([A-Z]+)$/.exec(typeExpression)?.[1] ?? "";
	const type = TYPES[javaType];
	if (typeof name !== "string" || type === undefined || name.startsWith("__")) return undefined;
	const importanceAt = call.arguments.findIndex((argument) => /(?:^|\.)(HIGH|MEDIUM|LOW)$/.test(argument));
	const validator = call.arguments.slice(3, Math.max(3, importanceAt)).join(",");
	const since = first.get(name);
	return {
		name,
		scopes,
		type,
		...limitsOf(validator, call.className, constants, javaType),
		...(importanceAt > 2 ? defaultOf(javaValue(call.arguments[2] ?? "", call.className, constants)) : {}),
		...importanceOf(call.arguments[importanceAt]),
		...(isDeprecated(nameExpression, call.className, constants) ? { deprecated: true as const } : {}),
		...(since === undefined ? {} : { since }),
	};
}

function limitsOf(
	validator: string,
	className: string,
	constants: Constants,
	javaType: string,
): Pick<Setting, "range" | "values"> {
	const values = valuesOf(validator, className, constants);
	if (values !== undefined) return { values };
	const limits = RANGE_OF_TYPE[javaType];
	const call = /\b(atLeast|between)\(/.exec(validator);
	if (call === null) return limits === undefined ? {} : { range: limits };
	const bounds = splitArguments(validator, call.index + call[0].length).map((part) =>
		javaValue(part, className, constants),
	);
	return { range: [numberOr(bounds[0], limits?.[0]), numberOr(bounds[1], limits?.[1])] };
}

function numberOr(value: JavaValue | undefined, fallback: number | undefined): number | null {
	return typeof value === "number" ? value : (fallback ?? null);
}

function valuesOf(validator: string, className: string, constants: Constants): string[] | undefined {
	const known = ENUMERATIONS.find(([pattern]) => pattern.test(validator));
	if (known !== undefined) return [...known[1]];
	const call = /\bin\(/.exec(validator);
	if (call === null) return undefined;
	const values = splitArguments(validator, call.index + call[0].length).map((part) =>
		javaValue(part, className, constants),
	);
	return values.every((value) => typeof value === "string") ? values.map((value) => value.toLowerCase()) : undefined;
}

function defaultOf(value: JavaValue | undefined): Pick<Setting, "default"> {
	if (value === undefined || value === null || value === "") return {};
	// A folder is a default of one machine, and no fact about the setting.
	if (typeof value === "string" && value.startsWith("/")) return {};
	// Java's largest long stands for "no limit", and JSON could not hold it exactly.
	return typeof value === "number" && !Number.isSafeInteger(Math.trunc(value)) ? {} : { default: value };
}

function importanceOf(argument: string | undefined): Pick<Setting, "importance"> {
	const written = /(HIGH|MEDIUM|LOW)$/.exec(argument ?? "")?.[1]?.toLowerCase();
	return written === undefined ? {} : { importance: written as "high" | "medium" | "low" };
}

function isDeprecated(expression: string, className: string, constants: Constants): boolean {
	const [, owner = className, name = ""] = /^(?:(\w+)\.)?([A-Z0-9_]+)$/.exec(expression) ?? [];
	return (constants.get(name) ?? []).some((constant) => constant.className === owner && constant.deprecated);
}
