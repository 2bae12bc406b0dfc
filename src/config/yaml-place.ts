import { isMap, isScalar, isSeq, type Pair } from "yaml";
import type { ParsedYaml, Place } from "./parse-yaml.ts";

export type ValuePath = readonly PropertyKey[];

/** Where the value at a path stands; where there is none, the nearest value around it. */
export function placeOfValue(yaml: ParsedYaml, path: ValuePath): Place | undefined {
	let node: unknown = yaml.document.contents;
	let place = yaml.placeOf(node);
	for (const step of path) {
		const pair = pairAt(node, step);
		node = isSeq(node) ? node.items[Number(step)] : pair?.value;
		place = yaml.placeOf(node) ?? yaml.placeOf(pair?.key) ?? place;
	}
	return place;
}

/** Where a key of the mapping at a path stands. */
export function placeOfKey(yaml: ParsedYaml, path: ValuePath, key: string): Place | undefined {
	let node: unknown = yaml.document.contents;
	for (const step of path) node = isSeq(node) ? node.items[Number(step)] : pairAt(node, step)?.value;
	return yaml.placeOf(pairAt(node, key)?.key) ?? placeOfValue(yaml, path);
}

function pairAt(node: unknown, key: PropertyKey): Pair | undefined {
	if (!isMap(node)) return undefined;
	return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}
