/** Spring Boot: `spring.kafka.consumer.enable-auto-commit`, `enableAutoCommit`, and `….properties.*` as they are. */

import { findSetting } from "../../catalogue/catalogue.ts";
import type { Scope } from "../../catalogue/setting.ts";
import type { SettingsBlock } from "../settings-block.ts";
import { makeBlock, type Pair, type Place } from "./block-maker.ts";

const KEY = /^spring\.kafka\.(?:(producer|consumer|admin|streams)\.)?(properties\.)?(.+)$/;
/** Spring's names that are not Kafka's with dots for dashes. */
const OWN_NAMES: Readonly<Record<string, string>> = {
	"max.poll.interval": "max.poll.interval.ms",
	"auto.commit.interval": "auto.commit.interval.ms",
	"fetch.max.wait": "fetch.max.wait.ms",
	"fetch.min.size": "fetch.min.bytes",
	"heartbeat.interval": "heartbeat.interval.ms",
	"transaction.id.prefix": "transactional.id",
	"security.protocol": "security.protocol",
};

export function springBlocks(pairs: readonly Pair[], place: Place): SettingsBlock[] {
	const byRole = new Map<Scope | "all", Pair[]>();
	for (const pair of pairs) {
		const [, role, raw, rest] = KEY.exec(pair.key) ?? [];
		if (rest === undefined) continue;
		const name = raw === undefined ? kafkaName(rest, role) : rest.replace(/^\[(.*)\]$/, "$1");
		const scope = (role ?? "all") as Scope | "all";
		if (name !== undefined)
			byRole.set(scope, [...(byRole.get(scope) ?? []), { ...pair, written: pair.key, key: name }]);
	}
	const shared = byRole.get("all") ?? [];
	const roles = [...byRole.keys()].filter((role) => role !== "all");
	if (roles.length === 0) return makeBlock(shared, { ...place, families: ["java"], certain: shared.length > 0 });
	return roles.flatMap((role) => {
		const families = role === "streams" ? (["streams"] as const) : (["java"] as const);
		const together = [...shared, ...(byRole.get(role) ?? [])];
		return makeBlock(together, { ...place, families, scopes: [role], certain: true });
	});
}

/** Kafka's name of a Spring key, where it is one of Kafka's at all. */
function kafkaName(key: string, role: string | undefined): string | undefined {
	const dotted = key
		.replace(/([a-z])([A-Z])/g, "$1.$2")
		.replace(/[-_]/g, ".")
		.toLowerCase();
	const name = OWN_NAMES[dotted] ?? dotted;
	return findSetting(name, role === "streams" ? "streams" : "java") === undefined ? undefined : name;
}
