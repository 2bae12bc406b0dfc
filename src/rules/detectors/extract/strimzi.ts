/** Strimzi's resources: the cluster's and Connect's `config`, and a topic with its replicas and partitions. */

import { isMap, isScalar, type YAMLMap } from "yaml";
import type { Family } from "../../catalogue/setting.ts";
import type { SettingsBlock } from "../settings-block.ts";
import { makeBlock, type Pair } from "./block-maker.ts";
import { prefixedBlocks } from "./prefixed.ts";
import { asTopic } from "./topic.ts";

/** Where each kind keeps its settings, and who reads them. */
const KINDS: Readonly<Record<string, { readonly at: readonly string[]; readonly family: Family }>> = {
	Kafka: { at: ["spec", "kafka", "config"], family: "broker" },
	KafkaTopic: { at: ["spec", "config"], family: "topic" },
	KafkaConnect: { at: ["spec", "config"], family: "connect" },
	KafkaMirrorMaker2: { at: ["spec", "config"], family: "connect" },
};

/** Empty where the document is none of Strimzi's. */
export function strimziBlocks(root: YAMLMap, path: string, pairsOf: (map: YAMLMap) => Pair[]): SettingsBlock[] {
	const kind = KINDS[textAt(root, "kind")];
	if (kind === undefined || !textAt(root, "apiVersion").startsWith("kafka.strimzi.io/")) return [];
	const config = root.getIn([...kind.at], true);
	const pairs = isMap(config) ? pairsOf(config) : [];
	const place = { path, format: "yaml", families: [kind.family], certain: true, pure: true } as const;
	if (kind.family === "topic") {
		const spec = root.get("spec", true);
		return asTopic(pairs, isMap(spec) ? pairsOf(spec) : [], place);
	}
	const block = makeBlock(pairs, { ...place, scopes: kind.family === "broker" ? ["broker"] : ["connect"] })[0];
	return block === undefined ? [] : prefixedBlocks(block);
}

function textAt(map: YAMLMap, key: string): string {
	const value = map.get(key, true);
	return isScalar(value) ? String(value.value) : "";
}
