/** Rules on single values: not of the type, out of range, or never what a service wants. */

import { findSetting } from "../../catalogue/catalogue.ts";
import { valueProblem } from "../../catalogue/check-value.ts";
import type { Detector } from "../detector.ts";
import { numberOf, type SettingsBlock, says, use } from "../settings-block.ts";
import { isFor, isRead, mayBeRead, type SettingsProblem, settingsRule } from "../settings-rule.ts";

const MINUTE = 60_000;
const SHORTEST_POLL_INTERVAL = 10_000;
const LONGEST_POLL_INTERVAL = 60 * MINUTE;
const SHORT_SESSION = 10_000;

function invalid(block: SettingsBlock): SettingsProblem[] {
	const [family] = block.families;
	if (family === undefined) return [];
	return block.settings.flatMap((setting) => {
		const known = findSetting(setting.name, family, block.scopes);
		const written = setting.value ?? "";
		if (known === undefined || written === "") return [];
		const problem = valueProblem(known, written);
		return problem === undefined ? [] : [{ settings: [setting], values: { PROBLEM: problem } }];
	});
}

/** A rule on one setting: `wrong` tells whether its value is the one to speak of. */
function on(names: readonly string[], wrong: (value: string) => boolean, applies: (block: SettingsBlock) => boolean) {
	return (block: SettingsBlock): SettingsProblem[] => {
		if (!applies(block)) return [];
		return block.settings
			.filter(
				(setting) =>
					names.includes(setting.name) && setting.value !== undefined && wrong(setting.value.trim().toLowerCase()),
			)
			.map((setting) => ({ settings: [setting] }));
	};
}

const isClient = (block: SettingsBlock) => mayBeRead(block, "librdkafka", "java");
const isProducer = (block: SettingsBlock) => isFor(block, "producer");
const isConsumer = (block: SettingsBlock) => isFor(block, "consumer");
const isServer = (block: SettingsBlock) => isRead(block, "broker", "topic");
const isTrue = (value: string) => value === "true" || value === "1";
const isZero = (value: string) => Number(value) === 0;

function extremePollInterval(block: SettingsBlock): SettingsProblem[] {
	const interval = use(block, "max.poll.interval.ms");
	const milliseconds = numberOf(interval);
	if (interval === undefined || milliseconds === undefined) return [];
	if (milliseconds >= SHORTEST_POLL_INTERVAL && milliseconds <= LONGEST_POLL_INTERVAL) return [];
	return [{ settings: [interval], values: { JUDGEMENT: milliseconds < SHORTEST_POLL_INTERVAL ? "short" : "long" } }];
}

/** Beside idempotence, `acks=1` is refused by the client, which another rule says. */
function leaderOnly(block: SettingsBlock): SettingsProblem[] {
	const acks = use(block, "acks", "request.required.acks");
	const idempotent = use(block, "enable.idempotence", "transactional.id");
	if (acks === undefined || !says(acks, "1") || !isProducer(block)) return [];
	return idempotent === undefined || says(idempotent, "false") ? [{ settings: [acks] }] : [];
}

function uncompressed(block: SettingsBlock): SettingsProblem[] {
	if (!isProducer(block) || block.scopes[0] !== "producer") return [];
	const servers = use(block, "bootstrap.servers", "metadata.broker.list");
	const given = use(block, "compression.type", "compression.codec");
	const batching = use(block, "linger.ms", "queue.buffering.max.ms", "batch.size", "batch.num.messages");
	if (given !== undefined) return says(given, "none") ? [{ settings: [given] }] : [];
	const tuned = batching !== undefined && !says(batching, "0");
	return servers === undefined || !tuned ? [] : [{ settings: [batching] }];
}

export const VALUE_DETECTORS: readonly Detector[] = [
	settingsRule("kafka-invalid-setting-value", invalid),
	settingsRule("kafka-producer-without-linger", on(["linger.ms", "queue.buffering.max.ms"], isZero, isProducer), {
		inDevelopment: false,
	}),
	settingsRule(
		"kafka-acks-zero",
		on(["acks", "request.required.acks"], (value) => value === "0", isProducer),
		{ inDevelopment: false },
	),
	settingsRule("kafka-acks-leader-only", leaderOnly, { inDevelopment: false }),
	settingsRule("kafka-retries-off", on(["retries", "message.send.max.retries"], isZero, isProducer), {
		inDevelopment: false,
	}),
	settingsRule("kafka-producer-uncompressed", uncompressed, { inDevelopment: false }),
	settingsRule("kafka-extreme-poll-interval", extremePollInterval),
	settingsRule(
		"kafka-short-session-timeout",
		on(["session.timeout.ms"], (value) => Number(value) > 0 && Number(value) < SHORT_SESSION, isConsumer),
		{ inDevelopment: false },
	),
	settingsRule(
		"kafka-offset-reset-skips",
		on(["auto.offset.reset"], (value) => ["latest", "largest", "end"].includes(value), isConsumer),
		{ inDevelopment: false },
	),
	settingsRule("kafka-client-creates-topics", on(["allow.auto.create.topics"], isTrue, isClient), {
		inDevelopment: false,
	}),
	settingsRule("kafka-broker-creates-topics", on(["auto.create.topics.enable"], isTrue, isServer), {
		inDevelopment: false,
	}),
	settingsRule("kafka-unclean-leader-election", on(["unclean.leader.election.enable"], isTrue, isServer), {
		inDevelopment: false,
	}),
	settingsRule(
		"kafka-api-version-request-off",
		on(["api.version.request"], (value) => value === "false", isClient),
	),
	settingsRule(
		"kafka-debug-logging-on",
		on(
			["debug"],
			(value) => value !== "",
			(block) => isRead(block, "librdkafka"),
		),
		{ inDevelopment: false },
	),
	settingsRule(
		"kafka-compacted-topic-needs-keys",
		on(["cleanup.policy"], (value) => value === "compact", isServer),
	),
];
