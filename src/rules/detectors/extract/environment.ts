/** Containers: `KAFKA_LOG_RETENTION_HOURS` is `log.retention.hours`, in the images' different ways. */

import { settingsOf } from "../../catalogue/catalogue.ts";
import type { SettingsBlock } from "../settings-block.ts";
import { makeBlock, type Pair, type Place } from "./block-maker.ts";

/** Variables of the images' start scripts that are no broker settings. */
const NOT_SETTINGS =
	/^KAFKA_(HEAP_OPTS|OPTS|JMX_\w+|JVM_\w+|LOG4J\w*|GC_LOG_OPTS|CREATE_TOPICS|CFG_DIR|VERSION|HOME|ENABLE_KRAFT|KRAFT_CLUSTER_ID|CLUSTER_ID|BROKERS?|URL|HOST|PORT|USER|PASSWORD|TOPIC\w*|CLIENT_\w+|EXTRA_ARGS|TOOLS_LOG4J\w*|DEBUG\w*|ADVERTISED_(HOST|HOSTNAME_COMMAND)|METRIC_REPORTERS|CONFLUENT_\w+)$/;
const VARIABLE = /^(KAFKA_CFG_|KAFKA_CONF_|KAFKA_|CONNECT_)([A-Z][A-Z0-9_]*)$/;
const NEEDED = 2;

/** The blocks of one container's environment. */
export function environmentBlocks(pairs: readonly Pair[], place: Place): SettingsBlock[] {
	const found = { broker: [] as Pair[], connect: [] as Pair[] };
	for (const pair of pairs) {
		const [, prefix, rest] = VARIABLE.exec(pair.key) ?? [];
		if (prefix === undefined || rest === undefined || NOT_SETTINGS.test(pair.key)) continue;
		found[prefix === "CONNECT_" ? "connect" : "broker"].push({ ...pair, written: pair.key, key: dotted(rest) });
	}
	return (["broker", "connect"] as const).flatMap((family) => {
		// One variable may be an application's own; two that a broker reads are a broker's environment.
		const known = found[family].filter(({ key }) => settingsOf(family).has(key) && !/^(ssl|sasl)\./.test(key));
		const pairsOfFamily = known.length < NEEDED ? [] : found[family];
		return makeBlock(pairsOfFamily, { ...place, families: [family], scopes: [family], certain: true, pure: true });
	});
}

/** `_` is a dot, `__` an underscore, `___` a dash. */
function dotted(variable: string): string {
	const marks: Readonly<Record<string, string>> = { _: ".", __: "_", ___: "-" };
	return variable.toLowerCase().replace(/_{1,3}/g, (mark) => marks[mark] as string);
}
