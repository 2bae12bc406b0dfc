/**
 * Reads librdkafka's settings from the tables of its CONFIGURATION.md into src/rules/catalogue/librdkafka.json.
 * Usage: node scripts/catalogue-librdkafka.ts PATH_OF_BARE_REPOSITORY
 */

import type { Scope, Setting, SettingType } from "../src/rules/catalogue/setting.ts";
import { firstReleases, git } from "./catalogue-git.ts";
import { writeCatalogue } from "./catalogue-write.ts";

const SCOPES_OF_MARK: Readonly<Record<string, readonly Scope[]>> = {
	"*": ["producer", "consumer", "admin"],
	P: ["producer"],
	C: ["consumer"],
};
const TYPES: Readonly<Record<string, SettingType>> = {
	string: "string",
	integer: "integer",
	float: "float",
	boolean: "boolean",
	"enum value": "enum",
	"CSV flags": "list",
	"pattern list": "list",
	"see dedicated API": "api",
};
/** Java names that the library knows only to explain that it has no such thing (`_RK_C_INVALID` in rdkafka_conf.c). */
const REFUSED: Readonly<Record<string, string>> = {
	"ssl.truststore.location": "ssl.ca.location",
	"sasl.jaas.config": "sasl.username",
};

/** The tag v0.0.99 was set later than it says, and tags without the v are older copies. */
const RELEASE_TAG = /^v(?!0\.0\.)\d+\.\d+\.\d+$/;

const repository = process.argv[2];
if (repository === undefined) throw new Error("Say where librdkafka's bare repository is.");
const path = "CONFIGURATION.md";
const first = firstReleases(repository, RELEASE_TAG, (tag) => rowsAt(tag).map((row) => row.name));
const rows = rowsAt("HEAD");
const settings = new Map<string, Setting>();
// Topic tables repeat a few global names for the legacy consumer: the global row, which comes first, is the one in force.
for (const row of rows) if (!settings.has(row.name)) settings.set(row.name, settingOf(row));
for (const [name, replacedBy] of Object.entries(REFUSED)) {
	settings.set(name, { name, scopes: ["producer", "consumer", "admin"], type: "string", replacedBy, refused: true });
}
const described = git(repository, "describe", "--tags", "HEAD").trim();
writeCatalogue({
	family: "librdkafka",
	source: `confluentinc/librdkafka ${described}: ${path}`,
	settings: [...settings.values()],
});

interface Row {
	name: string;
	mark: string;
	range: string;
	standard: string;
	importance: string;
	text: string;
}

function rowsAt(revision: string): Row[] {
	const page = pageAt(revision);
	return page.split("\n").flatMap((line) => {
		const cells = line.split("|").map((cell) => cell.trim());
		const [name = "", mark = "", range = "", standard = ""] = cells;
		if (!(mark in SCOPES_OF_MARK) || !/^[a-z0-9_.]+$/.test(name)) return [];
		return [{ name, mark, range, standard, importance: cells[4] ?? "", text: cells.slice(5).join("|") }];
	});
}

function pageAt(revision: string): string {
	const listed = git(repository as string, "ls-tree", "--name-only", revision, path).trim();
	return listed === "" ? "" : git(repository as string, "show", `${revision}:${path}`);
}

function settingOf(row: Row): Setting {
	const type = typeOf(row);
	const aliasOf = /Alias for `([^`]+)`/.exec(row.text)?.[1];
	const since = first.get(row.name);
	const deprecated = /\*\*DEPRECATED\*\*/.test(row.text) && !/LEGACY PROPERTY/.test(row.text);
	return {
		name: row.name,
		scopes: SCOPES_OF_MARK[row.mark] ?? [],
		type,
		...rangeOf(row.range, type),
		...defaultOf(row.standard, type),
		...importanceOf(row.importance),
		...(aliasOf === undefined ? {} : { aliasOf }),
		...(deprecated ? { deprecated: true as const } : {}),
		...(since === undefined ? {} : { since }),
	};
}

function typeOf(row: Row): SettingType {
	const written = /\*Type: ([^*]+)\*/.exec(row.text)?.[1] ?? "string";
	// acks and auto.offset.reset are called integer and enum, but take words and numbers alike: see `values` in notes.
	return TYPES[written] ?? "string";
}

function rangeOf(range: string, type: SettingType): Pick<Setting, "range" | "values"> {
	const bounds = /^(-?[\d.]+) \.\. (-?[\d.]+)$/.exec(range);
	if (bounds !== null) return { range: [Number(bounds[1]), Number(bounds[2])] };
	if (range === "" || type === "boolean") return {};
	return { values: range.split(",").map((value) => value.trim().toLowerCase()) };
}

function defaultOf(standard: string, type: SettingType): Pick<Setting, "default"> {
	if (standard === "" || type === "api") return {};
	if (type === "boolean") return { default: standard === "true" };
	return { default: type === "integer" || type === "float" ? Number(standard) : standard };
}

function importanceOf(written: string): Pick<Setting, "importance"> {
	return written === "high" || written === "medium" || written === "low" ? { importance: written } : {};
}
