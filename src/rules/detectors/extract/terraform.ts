/** Terraform's topics: `resource "kafka_topic"` and `"confluent_kafka_topic"` with their config map. */

import type { SettingsBlock } from "../settings-block.ts";
import type { Pair } from "./block-maker.ts";
import { asTopic } from "./topic.ts";

const RESOURCE = /^\s*resource\s+"(kafka_topic|confluent_kafka_topic)"/;
const ENTRY = /^\s*"?([A-Za-z][\w.-]*)"?\s*=\s*(.+?)\s*,?\s*$/;

export function extractTerraform(path: string, text: string): SettingsBlock[] {
	const topics: { config: Pair[]; around: Pair[] }[] = [];
	let depth = 0;
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		const code = line.replace(/(^|\s)(#|\/\/).*$/, "");
		if (depth === 0 && RESOURCE.test(code)) topics.push({ config: [], around: [] });
		else if (depth > 0) addEntry(topics.at(-1), code, index + 1, depth);
		depth = nextDepth(depth, code, topics.length > 0);
	}
	const place = { path, format: "terraform", pure: true } as const;
	return topics.flatMap(({ config, around }) => asTopic(config, around, place));
}

function addEntry(
	topic: { config: Pair[]; around: Pair[] } | undefined,
	code: string,
	line: number,
	depth: number,
): void {
	const [, key, value = ""] = ENTRY.exec(code) ?? [];
	if (topic === undefined || key === undefined || value.endsWith("{")) return;
	const pair = { key, value: literal(value), lines: { startLine: line, endLine: line } };
	(depth === 1 ? topic.around : topic.config).push(pair);
}

/** Braces that are open after this line; outside a topic's resource nothing is counted. */
function nextDepth(depth: number, code: string, inTopic: boolean): number {
	if (!inTopic || (depth === 0 && !RESOURCE.test(code))) return 0;
	const bare = code.replace(/"(?:[^"\\]|\\.)*"/g, "");
	return Math.max(0, depth + (bare.match(/\{/g)?.length ?? 0) - (bare.match(/\}/g)?.length ?? 0));
}

function literal(value: string): string | undefined {
	const text = /^"((?:[^"\\]|\\.)*)"$/.exec(value)?.[1];
	if (text !== undefined) return text;
	return /^(true|false|-?\d+(\.\d+)?)$/.test(value) ? value : undefined;
}
