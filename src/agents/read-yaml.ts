/** YAML from people whom we do not know: no aliases, no tags of their own, bounded depth, harmless keys. */

import {
	isAlias,
	isCollection,
	isMap,
	isNode,
	isScalar,
	isSeq,
	LineCounter,
	parseDocument,
	visit,
	type YAMLMap,
} from "yaml";

/** A `review:` block needs five levels. */
const FRONTMATTER_DEPTH = 32;

export type YamlPath = readonly (string | number)[];

export type ReadYaml =
	| {
			readonly kind: "read";
			readonly value: unknown;
			/** 1-based file line of the key or item at `path`, or of the nearest parent that exists. */
			readonly lineOf: (path: YamlPath) => number;
			/** What was read otherwise than written: repeated keys, unknown tags. */
			readonly remarks: readonly { readonly line: number; readonly message: string }[];
	  }
	| { readonly kind: "invalid" | "alias" | "too-deep"; readonly line: number; readonly message: string };

type Document = ReturnType<typeof parseDocument>;

/** @param firstLine the 1-based line of the file that `text` begins on, for messages. */
export function readYaml(text: string, firstLine: number): ReadYaml {
	const counter = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: counter,
		prettyErrors: false,
		uniqueKeys: false,
		logLevel: "silent",
	});
	const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
	const error = document.errors[0];
	if (document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION")) return tooDeep(firstLine);
	if (error) return { kind: "invalid", line: lineAt(error.pos[0]), message: error.message };
	const { deep, alias, repeated } = inspect(document);
	if (deep) return tooDeep(firstLine);
	if (alias !== undefined)
		return { kind: "alias", line: lineAt(alias), message: "YAML anchors and aliases are refused" };
	const tags = document.warnings.map((warning) => ({
		offset: warning.pos[0],
		message: `${warning.message}; it is ignored.`,
	}));
	const remarks = [...repeated, ...tags].map(({ offset, message }) => ({ line: lineAt(offset), message }));
	const lineOf = (path: YamlPath) => lineAt(offsetOf(document, path));
	return { kind: "read", value: document.toJS({ maxAliasCount: 0 }), lineOf, remarks };
}

function tooDeep(line: number): ReadYaml {
	return { kind: "too-deep", line, message: `nested deeper than ${FRONTMATTER_DEPTH} levels` };
}

interface Inspection {
	deep: boolean;
	/** Offset of the first anchor or alias. */
	alias: number | undefined;
	readonly repeated: { readonly offset: number; readonly message: string }[];
}

/**
 * Looks at every node once, and takes repeated keys out: YAML forbids them; the first one is kept, as the later are
 * mostly stray text. yaml's own recursion ends in RESOURCE_EXHAUSTION long before this one could overflow the stack.
 */
function inspect(document: Document): Inspection {
	const found: Inspection = { deep: false, alias: undefined, repeated: [] };
	visit(document, (_key, node, path) => {
		if (isAlias(node) || (isNode(node) && node.anchor)) found.alias ??= rangeStart(node);
		if (isCollection(node)) found.deep ||= path.filter(isCollection).length >= FRONTMATTER_DEPTH;
		if (isMap(node)) dropRepeatedKeys(node, found);
		return found.deep ? visit.BREAK : undefined;
	});
	return found;
}

function dropRepeatedKeys(map: YAMLMap, found: Inspection): void {
	const seen = new Set<string>();
	map.items = map.items.filter((pair) => {
		const key = String(pair.key);
		if (!seen.has(key)) return seen.add(key);
		found.repeated.push({
			offset: rangeStart(pair.key),
			message: `\`${key}\` is here a second time; the first one is used.`,
		});
		return false;
	});
}

function offsetOf(document: Document, path: YamlPath): number {
	let node: unknown = document.contents;
	let offset = rangeStart(node);
	for (const step of path) {
		const next = isMap(node) ? pairAt(node, step) : { place: itemAt(node, step), value: itemAt(node, step) };
		if (!next?.place) return offset;
		offset = rangeStart(next.place);
		node = next.value;
	}
	return offset;
}

function pairAt(map: YAMLMap, key: string | number): { place: unknown; value: unknown } | undefined {
	const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
	return pair && { place: pair.key, value: pair.value };
}

function itemAt(node: unknown, index: string | number): unknown {
	return isSeq(node) ? node.items[Number(index)] : undefined;
}

function rangeStart(node: unknown): number {
	return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
