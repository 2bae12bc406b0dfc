/** TOML tables of dotted keys, such as Vector's `[sinks.out.librdkafka_options]`. Read by line: keys keep their places. */

import type { SettingsBlock } from "../settings-block.ts";
import { makeBlock, type Pair } from "./block-maker.ts";
import { readerOf } from "./yaml.ts";

const TABLE = /^\s*\[\[?\s*([^\]]+?)\s*\]?\]/;
const ENTRY = /^\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z][\w.-]*))\s*=\s*(.+?)\s*$/;

export function extractToml(path: string, text: string): SettingsBlock[] {
	const tables: { header: string; pairs: Pair[] }[] = [{ header: "", pairs: [] }];
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		const header = TABLE.exec(line)?.[1];
		if (header !== undefined) tables.push({ header, pairs: [] });
		const [, double, single, bare, value = ""] = ENTRY.exec(line) ?? [];
		const key = double ?? single ?? bare;
		if (key === undefined || header !== undefined) continue;
		tables.at(-1)?.pairs.push({ key, value: tomlValue(value), lines: { startLine: index + 1, endLine: index + 1 } });
	}
	return tables.flatMap(({ header, pairs }) => {
		const keys = header.split(".").map((key) => key.replaceAll('"', "").trim());
		const dotted = pairs.filter((pair) => pair.key.includes("."));
		return makeBlock(dotted, { path, format: "toml", ...readerOf(keys), certain: false });
	});
}

/** A string without its quotes, a number or boolean as written; `undefined` for what is neither. */
function tomlValue(written: string): string | undefined {
	const [, double, single] = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/.exec(written) ?? [];
	if (double !== undefined || single !== undefined) return double ?? single;
	return /^(true|false|[+-]?[\d_]+(?:\.\d+)?)\b/.exec(written)?.[1]?.replaceAll("_", "");
}
