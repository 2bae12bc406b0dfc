/** A topic's definition: its settings, and its replicas and partitions under names of our own. */

import type { SettingsBlock } from "../settings-block.ts";
import { makeBlock, type Pair, type Place } from "./block-maker.ts";

/** What we call the number of replicas of a topic, whatever the file calls it. */
export const REPLICAS = "(replication factor)";
/** What we call the number of partitions of a topic. */
const PARTITIONS = "(partitions)";

const KEYS: Readonly<Record<string, string>> = {
	replicas: REPLICAS,
	replication_factor: REPLICAS,
	replicationFactor: REPLICAS,
	partitions: PARTITIONS,
	partitions_count: PARTITIONS,
};

/** `config` are the topic's settings; `around` the pairs beside them, of which replicas and partitions are taken. */
export function asTopic(config: readonly Pair[], around: readonly Pair[], place: Place): SettingsBlock[] {
	const shape = around.flatMap((pair) => {
		const key = KEYS[pair.key];
		return key === undefined ? [] : [{ ...pair, written: pair.key, key }];
	});
	return makeBlock([...config, ...shape], { ...place, families: ["topic"], scopes: ["topic"], certain: true });
}
