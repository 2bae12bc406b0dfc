/**
 * YAML and JSON: maps of dotted keys, Spring's nested keys, containers' environments, Strimzi's resources, and files
 * held as text in a ConfigMap or Helm values. Lines come from the parser's own positions.
 */

import { isMap, isScalar, isSeq, LineCounter, type Pair as Node, parseAllDocuments, type YAMLMap } from "yaml";
import type { Scope } from "../../catalogue/setting.ts";
import type { SettingsBlock, SettingsFormat } from "../settings-block.ts";
import { isEvidence, makeBlock, type Pair, type Place, scopesOfWord } from "./block-maker.ts";
import { environmentBlocks } from "./environment.ts";
import { prefixedBlocks } from "./prefixed.ts";
import { readProperties } from "./properties.ts";
import { springBlocks } from "./spring.ts";
import { strimziBlocks } from "./strimzi.ts";

const LARGEST = 400_000;
const DEEPEST = 40;

interface Reading {
	readonly path: string;
	readonly format: SettingsFormat;
	readonly lines: LineCounter;
	readonly blocks: SettingsBlock[];
}

/** Blocks of a YAML or JSON file; none where it does not parse, such as a Helm template. */
export function extractYaml(path: string, text: string): SettingsBlock[] {
	if (text.length > LARGEST) return [];
	const lines = new LineCounter();
	const reading: Reading = { path, format: path.endsWith(".json") ? "json" : "yaml", lines, blocks: [] };
	for (const document of documentsOf(text, lines)) {
		if (document.errors.length > 0 || !isMap(document.contents)) continue;
		const strimzi = strimziBlocks(document.contents, path, (map) => pairsOf(map, reading));
		if (strimzi.length > 0) reading.blocks.push(...strimzi);
		else visit(document.contents, [], reading);
		const spring = springBlocks(flattened(document.contents, reading), placeOf(reading));
		reading.blocks.push(...spring);
	}
	return reading.blocks;
}

/** None where the nesting is deeper than the parser can follow. */
function documentsOf(text: string, lineCounter: LineCounter) {
	try {
		return [...parseAllDocuments(text, { lineCounter, logLevel: "silent", uniqueKeys: false })];
	} catch {
		return [];
	}
}

function placeOf({ path, format }: Reading): Place {
	return { path, format };
}

function visit(node: unknown, keys: readonly string[], reading: Reading): void {
	if (keys.length > DEEPEST) return;
	if (isSeq(node)) {
		const variables = node.items.flatMap((item) => variableOf(item, reading));
		reading.blocks.push(...environmentBlocks(variables, placeOf(reading)));
		for (const item of node.items) visit(item, [...keys, "-"], reading);
	}
	if (!isMap(node)) return;
	const pairs = pairsOf(node, reading);
	reading.blocks.push(...environmentBlocks(pairs, placeOf(reading)), ...mapBlocks(pairs, keys, reading));
	for (const pair of node.items) {
		const key = keyOf(pair);
		reading.blocks.push(...textBlocks(key, pair, reading));
		if (!(keys.length === 0 && key === "spring")) visit(pair.value, [...keys, key], reading);
	}
}

/** A map whose own keys are Kafka's names; the path to it tells who reads it. */
function mapBlocks(pairs: readonly Pair[], keys: readonly string[], reading: Reading): SettingsBlock[] {
	const dotted = pairs.filter((pair) => pair.key.includes(".") || pair.key === "acks" || pair.key === "retries");
	const block = makeBlock(dotted, { ...placeOf(reading), ...readerOf(keys) })[0];
	return block === undefined ? [] : prefixedBlocks(block);
}

/** What the keys above a map say about who reads it. */
export function readerOf(keys: readonly string[]): Partial<Place> {
	const nearest = keys.findLast((key) => key !== "-") ?? "";
	const rdkafka = /rdkafka/i.test(keys.slice(-3).join(" "));
	const scopes: Scope[] =
		[scopesOfWord(nearest), scopesOfWord(keys.at(-2) ?? "")].find((found) => found.length > 0) ?? [];
	return { scopes, ...(rdkafka ? { families: ["librdkafka"] as const, certain: true, pure: true } : {}) };
}

function pairsOf(map: YAMLMap, reading: Reading): Pair[] {
	return map.items.flatMap((pair) => {
		if (!isScalar(pair.key) || !isScalar(pair.value)) return [];
		const { range } = pair.value;
		const first = reading.lines.linePos(pair.key.range?.[0] ?? 0).line;
		const last = reading.lines.linePos(Math.max(0, (range?.[1] ?? 1) - 1)).line;
		const value = pair.value.source ?? String(pair.value.value ?? "");
		return [{ key: String(pair.key.value), value, lines: { startLine: first, endLine: Math.max(first, last) } }];
	});
}

/** `- name: KAFKA_X` with `value: y`, or `- KAFKA_X=y`. */
function variableOf(item: unknown, reading: Reading): Pair[] {
	if (isMap(item)) {
		const pairs = pairsOf(item, reading);
		const name = pairs.find((pair) => pair.key === "name");
		const value = pairs.find((pair) => pair.key === "value");
		if (name === undefined || value === undefined) return [];
		return [{ key: name.value ?? "", value: value.value, lines: { ...name.lines, endLine: value.lines.endLine } }];
	}
	if (!isScalar(item) || typeof item.value !== "string" || item.range == null) return [];
	const [, key, value] = /^([A-Z][A-Z0-9_]*)=(.*)$/s.exec(item.value) ?? [];
	if (key === undefined) return [];
	const line = reading.lines.linePos(item.range[0]).line;
	return [{ key, value, lines: { startLine: line, endLine: line } }];
}

/** A `server.properties: |` held as text: its lines stand below the key, as they are. */
function textBlocks(key: string, pair: Node, reading: Reading): SettingsBlock[] {
	if (!isScalar(pair.value) || pair.value.type !== "BLOCK_LITERAL") return [];
	const start = reading.lines.linePos(pair.value.range?.[0] ?? 0).line;
	const pairs = readProperties(String(pair.value.value), start);
	if (!key.endsWith(".properties") && !isEvidence(pairs.map(({ key: name }) => ({ name })))) return [];
	const broker = /server|broker/i.test(key);
	return makeBlock(pairs, {
		...placeOf(reading),
		scopes: broker ? ["broker"] : scopesOfWord(key),
		...(broker ? { families: ["broker"] as const } : {}),
	});
}

/** Every scalar under its whole path, `spring.kafka.consumer.group-id`. */
function flattened(root: YAMLMap, reading: Reading): Pair[] {
	const found: Pair[] = [];
	const walk = (map: YAMLMap, prefix: string) => {
		for (const pair of pairsOf(map, reading)) found.push({ ...pair, key: prefix + pair.key });
		for (const pair of map.items) {
			if (isMap(pair.value) && prefix.length < LARGEST) walk(pair.value, `${prefix}${keyOf(pair)}.`);
		}
	};
	const spring = root.items.find((pair) => keyOf(pair).startsWith("spring"));
	if (spring !== undefined) walk(root, "");
	return found.filter((pair) => pair.key.startsWith("spring.kafka."));
}

function keyOf(pair: Node): string {
	return isScalar(pair.key) ? String(pair.key.value) : "";
}
