/** Rules on brokers and topics: replicas, retention, sizes; and on what clients and topics say of each other. */

import type { Detector, DetectorHit, DetectorInput } from "../detector.ts";
import { REPLICAS } from "../extract/topic.ts";
import { numberOf, type SettingsBlock, type SettingUse, says, use } from "../settings-block.ts";
import { hitOf, isFor, isRead, type SettingsProblem, settingsRule } from "../settings-rule.ts";

/** Pairs of a minimum of replicas in sync and the number of replicas that it is a minimum of. */
const MINIMA: readonly (readonly [string, readonly string[]])[] = [
	["min.insync.replicas", [REPLICAS, "default.replication.factor"]],
	["transaction.state.log.min.isr", ["transaction.state.log.replication.factor"]],
	["share.coordinator.state.topic.min.isr", ["share.coordinator.state.topic.replication.factor"]],
];
const TOPIC_FACTORS = [REPLICAS, "default.replication.factor"];
const INTERNAL_FACTORS = [
	"offsets.topic.replication.factor",
	"transaction.state.log.replication.factor",
	"config.storage.replication.factor",
	"offset.storage.replication.factor",
	"status.storage.replication.factor",
	"replication.factor",
];
const HOUR = 3_600_000;
const MINUTE = 60_000;
const DEFAULT_SEGMENT_MS = 7 * 24 * HOUR;

function minimumNotBelow(block: SettingsBlock): SettingsProblem[] {
	return MINIMA.flatMap(([minimumName, factorNames]) => {
		const [minimum, factor] = [use(block, minimumName), use(block, ...factorNames)];
		const [least, replicas] = [numberOf(minimum), numberOf(factor)];
		if (minimum === undefined || factor === undefined || least === undefined || replicas === undefined) return [];
		return replicas > 1 && least >= replicas ? [{ settings: [minimum, factor] }] : [];
	});
}

function oneReplica(block: SettingsBlock): SettingsProblem[] {
	return block.format === "rust" ? [] : unreplicated(block, TOPIC_FACTORS);
}

/** Topics made by code are often a test's or a tool's; internal topics often a single broker's. */
function oneReplicaMaybeMeant(block: SettingsBlock): SettingsProblem[] {
	return unreplicated(block, block.format === "rust" ? TOPIC_FACTORS : INTERNAL_FACTORS);
}

/** One hit a block: the factors of one broker are one decision. */
function unreplicated(block: SettingsBlock, names: readonly string[]): SettingsProblem[] {
	const found = block.settings.find((setting) => names.includes(setting.name) && numberOf(setting) === 1);
	return found === undefined ? [] : [{ settings: [found] }];
}

function minimumOne(block: SettingsBlock): SettingsProblem[] {
	const [minimum, factor] = [use(block, "min.insync.replicas"), use(block, REPLICAS, "default.replication.factor")];
	if (minimum === undefined || numberOf(minimum) !== 1 || (numberOf(factor) ?? 0) < 2) return [];
	return [{ settings: [minimum, ...(factor === undefined ? [] : [factor])] }];
}

function segmentOutlives(block: SettingsBlock): SettingsProblem[] {
	const retention = milliseconds(
		block,
		["retention.ms", "log.retention.ms"],
		"log.retention.minutes",
		"log.retention.hours",
	);
	const segment = milliseconds(block, ["segment.ms", "log.roll.ms"], undefined, "log.roll.hours");
	if (retention === undefined || retention.length <= 0) return [];
	const length = segment?.length ?? DEFAULT_SEGMENT_MS;
	if (length <= retention.length || says(use(block, "cleanup.policy", "log.cleanup.policy"), "compact")) return [];
	// Without a segment time of its own only a topic far shorter than the default week is worth a word.
	if (segment === undefined && retention.length > HOUR) return [];
	const settings = segment === undefined ? [retention.setting] : [segment.setting, retention.setting];
	return [{ settings, values: { SEGMENT: String(length), RETENTION: String(retention.length) } }];
}

function milliseconds(block: SettingsBlock, names: readonly string[], minutes: string | undefined, hours: string) {
	const units: readonly (readonly [SettingUse | undefined, number])[] = [
		[use(block, ...names), 1],
		[minutes === undefined ? undefined : use(block, minutes), MINUTE],
		[use(block, hours), HOUR],
	];
	const [setting, unit] = units.find(([written]) => written !== undefined) ?? [];
	const number = numberOf(setting);
	return setting === undefined || number === undefined ? undefined : { setting, length: number * (unit ?? 1) };
}

function replicasCannotFetch(block: SettingsBlock): SettingsProblem[] {
	const [message, fetch] = [use(block, "message.max.bytes"), use(block, "replica.fetch.max.bytes")];
	const [largest, fetched] = [numberOf(message), numberOf(fetch)];
	if (!isRead(block, "broker") || message === undefined || fetch === undefined) return [];
	return largest !== undefined && fetched !== undefined && largest > fetched ? [{ settings: [message, fetch] }] : [];
}

/** A rule on pairs of blocks of one change: `compare` gives the settings that do not go together. */
function acrossBlocks(
	id: string,
	compare: (client: SettingsBlock, cluster: SettingsBlock) => SettingUse[][],
): Detector {
	return {
		id,
		detect: ({ files, blocks }: DetectorInput): DetectorHit[] => {
			const clients = blocks.filter((block) => isFor(block, "producer") && !block.development);
			const clusters = blocks.filter((block) => isRead(block, "broker", "topic") && !block.development);
			return clients.flatMap((client) =>
				clusters.flatMap((cluster) =>
					compare(client, cluster).flatMap(([own, theirs]) => {
						if (own === undefined || theirs === undefined) return [];
						const values = { OTHER_NAME: theirs.written, OTHER_VALUE: theirs.value ?? "", OTHER_PATH: cluster.path };
						return hitOf(id, client, { settings: [own], values }, files);
					}),
				),
			);
		},
	};
}

function acksBelowMinimum(client: SettingsBlock, cluster: SettingsBlock): SettingUse[][] {
	const [acks, minimum] = [use(client, "acks", "request.required.acks"), use(cluster, "min.insync.replicas")];
	if (acks === undefined || minimum === undefined || !says(acks, "0", "1")) return [];
	return (numberOf(minimum) ?? 1) > 1 ? [[acks, minimum]] : [];
}

function compressedTwice(client: SettingsBlock, cluster: SettingsBlock): SettingUse[][] {
	const producers = use(client, "compression.type", "compression.codec");
	const topics = use(cluster, "compression.type");
	if (producers?.value === undefined || topics?.value === undefined || says(topics, "producer")) return [];
	return producers.value.toLowerCase() === topics.value.toLowerCase() ? [] : [[producers, topics]];
}

export const CLUSTER_DETECTORS: readonly Detector[] = [
	settingsRule("kafka-min-insync-not-below-replicas", minimumNotBelow, { inDevelopment: false }),
	settingsRule("kafka-one-replica", oneReplica, { inDevelopment: false }),
	settingsRule("kafka-one-replica-maybe-meant", oneReplicaMaybeMeant, { inDevelopment: false }),
	settingsRule("kafka-min-insync-one", minimumOne, { inDevelopment: false }),
	settingsRule("kafka-segment-outlives-retention", segmentOutlives),
	settingsRule("kafka-replica-fetch-below-message-size", replicasCannotFetch),
	acrossBlocks("kafka-acks-below-min-insync", acksBelowMinimum),
	acrossBlocks("kafka-recompressed-by-broker", compressedTwice),
];
