/** Rules on the names of settings: misspelt, of another role, of another client, outdated, or said twice. */

import { canonicalName, familiesOf, findSetting, isKnown, settingsOf } from "../../catalogue/catalogue.ts";
import { nearestName } from "../../catalogue/nearest.ts";
import { FAMILIES, type Family } from "../../catalogue/setting.ts";
import type { Detector } from "../detector.ts";
import type { SettingsBlock, SettingUse } from "../settings-block.ts";
import { isRead, type SettingsProblem, settingsRule } from "../settings-rule.ts";
import { JAVA_NAMES, LIBRDKAFKA_NAMES } from "./equivalents.ts";

/** Names that belong to a plug-in, a listener or a vendor: nobody's catalogue has them. */
const FREE =
	/^(confluent|listener\.name|transforms|predicates|config\.providers|client\.tag|topic|log4j|plugin|kafkastore|schema|avro|metrics\.context|camel|s3|jdbc|database|connection|key\.converter|value\.converter|header\.converter|principal|authorizer|cruise|strimzi|ksql|fs|offset-syncs|source|target|\(.*)\b/;
const CLIENTS: readonly Family[] = ["librdkafka", "java"];
/** librdkafka as rust-rdkafka bundles it today; names that came later are refused by it. */
const BUNDLED_LIBRDKAFKA = [2, 12] as const;

function misspelt(block: SettingsBlock): SettingsProblem[] {
	if (!block.pure) return [];
	const families = block.families.length > 0 ? block.families : FAMILIES;
	const names = new Set(families.flatMap((family) => [...settingsOf(family).keys()]));
	return block.settings.flatMap((setting) => {
		if (isKnown(setting.name) || FREE.test(setting.name) || !setting.name.includes(".")) return [];
		const nearest = nearestName(setting.name, names);
		if (nearest === undefined) return [];
		return [{ settings: [setting], values: { NEAREST: writtenLike(setting, nearest) }, ...mended(setting, nearest) }];
	});
}

/** The right name in the spelling of the file: a variable for a variable. */
function writtenLike(setting: SettingUse, name: string): string {
	const prefix = /^(KAFKA_CFG_|KAFKA_CONF_|KAFKA_|CONNECT_)/.exec(setting.written)?.[1];
	return prefix === undefined ? name : prefix + name.toUpperCase().replaceAll("_", "__").replace(/[.-]/g, "_");
}

function mended(setting: SettingUse, name: string): Pick<SettingsProblem, "replace"> {
	return { replace: { from: setting.written, to: writtenLike(setting, name) } };
}

function wrongRole(block: SettingsBlock): SettingsProblem[] {
	const [role, ...others] = block.scopes;
	const [family] = block.families;
	if ((role !== "producer" && role !== "consumer") || others.length > 0 || family === undefined) return [];
	if (!CLIENTS.includes(family)) return [];
	return block.settings.flatMap((setting) => {
		const scopes = (settingsOf(family).get(setting.name) ?? []).flatMap((known) => known.scopes);
		if (scopes.length === 0 || scopes.includes(role)) return [];
		return [{ settings: [setting], values: { ROLE: role, RIGHT_ROLE: scopes.join(" or ") } }];
	});
}

function javaNames(block: SettingsBlock): SettingsProblem[] {
	if (!isRead(block, "librdkafka")) return [];
	return block.settings.flatMap((setting) => {
		if (isBundled(setting.name) || !familiesOf(setting.name).includes("java")) return [];
		const right = JAVA_NAMES[setting.name];
		const values = { INSTEAD: right?.name === undefined ? "nothing of the kind" : `\`${right.name}\`` };
		return [
			{
				settings: [setting],
				values,
				...(right?.name === undefined || right.differs ? {} : mended(setting, right.name)),
			},
		];
	});
}

function isBundled(name: string): boolean {
	const known = findSetting(name, "librdkafka");
	if (known === undefined || known.refused === true) return false;
	const [major = 0, minor = 0] = (known.since ?? "0.0").split(".").map(Number);
	return major < BUNDLED_LIBRDKAFKA[0] || (major === BUNDLED_LIBRDKAFKA[0] && minor <= BUNDLED_LIBRDKAFKA[1]);
}

function librdkafkaNames(block: SettingsBlock): SettingsProblem[] {
	if (!isRead(block, "java") || block.scopes.length === 0) return [];
	return block.settings.flatMap((setting) => {
		const right = LIBRDKAFKA_NAMES[setting.name];
		if (right === undefined || familiesOf(setting.name).includes("java")) return [];
		return [
			{
				settings: [setting],
				values: { INSTEAD: `\`${right.name}\`` },
				...(right.differs ? {} : mended(setting, right.name ?? "")),
			},
		];
	});
}

function outdated(block: SettingsBlock, wanted: "deprecated" | "removed"): SettingsProblem[] {
	const [family] = block.families;
	if (family === undefined) return [];
	return block.settings.flatMap((setting) => {
		const known = findSetting(setting.name, family, block.scopes);
		// `api.version.request=false` does harm of its own, and has a rule of its own.
		if (setting.name === "api.version.request" && setting.value === "false") return [];
		if (known?.deprecated !== true || (known.removed !== undefined) !== (wanted === "removed")) return [];
		const instead = known.replacedBy === undefined ? "" : `; \`${known.replacedBy}\` takes its place`;
		return [{ settings: [setting], values: { INSTEAD: instead, RELEASE: known.removed ?? "" } }];
	});
}

function saidTwice(block: SettingsBlock): SettingsProblem[] {
	const [family] = block.families;
	const first = new Map<string, SettingUse>();
	return block.settings.flatMap((setting) => {
		const name = family === undefined ? setting.name : canonicalName(setting.name, family);
		const key = `${setting.statement ?? ""} ${name}`;
		const earlier = first.get(key);
		first.set(key, setting);
		if (earlier === undefined || earlier.value === undefined || setting.value === undefined) return [];
		return earlier.value === setting.value ? [] : [{ settings: [setting, earlier] }];
	});
}

export const NAME_DETECTORS: readonly Detector[] = [
	settingsRule("kafka-misspelt-setting", misspelt),
	settingsRule("kafka-setting-of-other-role", wrongRole),
	settingsRule("kafka-java-setting-in-librdkafka", javaNames),
	settingsRule("kafka-librdkafka-setting-in-java", librdkafkaNames),
	settingsRule("kafka-deprecated-setting", (block) => outdated(block, "deprecated")),
	settingsRule("kafka-removed-setting", (block) => outdated(block, "removed")),
	settingsRule("kafka-setting-said-twice", saidTwice),
];
