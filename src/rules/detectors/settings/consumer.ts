/** Rules on settings of a consumer that contradict each other, and on what commits its offsets. */

import type { Detector, DetectorFile } from "../detector.ts";
import { withoutRustComments } from "../extract/rust-text.ts";
import { numberOf, type SettingsBlock, type SettingUse, says, use } from "../settings-block.ts";
import { defaultNumber, hitOf, isFor, isRead, type SettingsProblem, settingsRule } from "../settings-rule.ts";

/** A session should outlive this many heartbeats, so that one lost heartbeat does not end it. */
const HEARTBEATS_A_SESSION = 3;
/** Room that librdkafka wants for the framing of a response. */
const FRAMING_BYTES = 512;
const COMMITS_BY_HAND = /\.\s*(?:commit_message|commit_consumer_state|commit)\s*\(/;
const MESSAGES_COMMITTED = /\.\s*(?:commit_message|commit_consumer_state)\s*\(/;
const HANDS_WORK_ON =
	/\b(?:tokio\s*::\s*)?(?:task\s*::\s*)?spawn\s*\(|\.spawn\s*\(|for_each_concurrent|buffer_unordered/;
const READS_MESSAGES = /\.\s*(?:recv|stream|poll)\s*\(/;

const isConsumer = (block: SettingsBlock) => block.scopes.length === 0 || block.scopes.includes("consumer");

function sessionOverPoll(block: SettingsBlock): SettingsProblem[] {
	const [session, poll] = [use(block, "session.timeout.ms"), use(block, "max.poll.interval.ms")];
	if (!isRead(block, "librdkafka", "java")) return [];
	const sessionMs =
		numberOf(session) ?? (session === undefined ? defaultNumber(block, "session.timeout.ms") : undefined);
	const pollMs = numberOf(poll) ?? (poll === undefined ? defaultNumber(block, "max.poll.interval.ms") : undefined);
	const written = [session, poll].filter((setting) => setting !== undefined);
	if (sessionMs === undefined || pollMs === undefined || sessionMs <= pollMs || written.length === 0) return [];
	return [{ settings: written, values: { SESSION: String(sessionMs), POLL: String(pollMs) } }];
}

function heartbeats(block: SettingsBlock): SettingsProblem[] {
	const [beat, session] = [use(block, "heartbeat.interval.ms"), use(block, "session.timeout.ms")];
	if (!isRead(block, "librdkafka", "java", "connect")) return [];
	const beatMs = numberOf(beat) ?? (beat === undefined ? defaultNumber(block, "heartbeat.interval.ms") : undefined);
	const sessionMs =
		numberOf(session) ?? (session === undefined ? defaultNumber(block, "session.timeout.ms") : undefined);
	const written = [beat, session].filter((setting) => setting !== undefined);
	if (beatMs === undefined || sessionMs === undefined || written.length === 0) return [];
	// A default heartbeat beside a short session is a matter of taste until not one heartbeat fits.
	const needed = beat === undefined ? 1 : HEARTBEATS_A_SESSION;
	if (beatMs * needed <= sessionMs) return [];
	return [{ settings: written, values: { BEAT: String(beatMs), SESSION: String(sessionMs) } }];
}

function newProtocol(block: SettingsBlock): SettingsProblem[] {
	const protocol = use(block, "group.protocol");
	if (protocol === undefined || !says(protocol, "consumer")) return [];
	const refused = ["session.timeout.ms", "heartbeat.interval.ms", "partition.assignment.strategy"];
	return block.settings
		.filter(({ name }) => refused.includes(name))
		.map((setting) => ({ settings: [setting, protocol] }));
}

function fetches(block: SettingsBlock): SettingsProblem[] {
	const [least, most] = [
		use(block, "fetch.min.bytes"),
		use(block, "fetch.max.bytes", "max.partition.fetch.bytes", "fetch.message.max.bytes"),
	];
	const wait = use(block, "fetch.max.wait.ms", "fetch.wait.max.ms");
	const limit = use(block, "socket.timeout.ms", "request.timeout.ms");
	const found: SettingsProblem[] = [];
	if (
		least !== undefined &&
		most !== undefined &&
		(numberOf(least) ?? 0) > (numberOf(most) ?? Number.POSITIVE_INFINITY)
	) {
		found.push({ settings: [least, most], values: { CONTRADICTION: "asks for more than a fetch may hold" } });
	}
	if (least !== undefined && wait !== undefined && (numberOf(least) ?? 0) > 1 && numberOf(wait) === 0) {
		found.push({
			settings: [wait, least],
			values: { CONTRADICTION: "lets no time pass in which the bytes could gather" },
		});
	}
	if (
		wait !== undefined &&
		limit !== undefined &&
		(numberOf(wait) ?? 0) >= (numberOf(limit) ?? Number.POSITIVE_INFINITY)
	) {
		found.push({
			settings: [wait, limit],
			values: { CONTRADICTION: "lets a quiet fetch wait past the client's own timeout" },
		});
	}
	return found;
}

function fetchLimits(block: SettingsBlock): SettingsProblem[] {
	if (!isRead(block, "librdkafka") || isFor(block, "producer")) return [];
	const [fetch, message, receive] = [
		use(block, "fetch.max.bytes"),
		use(block, "message.max.bytes"),
		use(block, "receive.message.max.bytes"),
	];
	const fetchBytes = numberOf(fetch);
	const found: SettingsProblem[] = [];
	const messageBytes =
		numberOf(message) ?? (message === undefined ? defaultNumber(block, "message.max.bytes") : undefined);
	if (fetch !== undefined && fetchBytes !== undefined && messageBytes !== undefined && fetchBytes < messageBytes) {
		found.push({
			settings: [fetch, ...(message === undefined ? [] : [message])],
			values: { NEEDED: String(messageBytes) },
		});
	}
	const needed = (fetchBytes ?? Number.NaN) + FRAMING_BYTES;
	if (receive !== undefined && fetch !== undefined && (numberOf(receive) ?? needed) < needed) {
		found.push({ settings: [receive, fetch], values: { NEEDED: String(needed) } });
	}
	return found;
}

/** Commits on its own, what is stored on receipt: nothing knows whether the work was done. */
function commitsUnprocessed(block: SettingsBlock, code: string): SettingsProblem[] {
	if (MESSAGES_COMMITTED.test(code)) return [];
	const committing = block.settings.filter((setting) => setting.name === "enable.auto.commit" && says(setting, "true"));
	return committing
		.filter((setting) => !storesByHand(block, setting))
		.map((setting) => ({ settings: [setting, ...storeOf(block)] }));
}

function storeOf(block: SettingsBlock): SettingUse[] {
	return block.settings.filter((setting) => setting.name === "enable.auto.offset.store");
}

/** Whether offsets are stored by hand, or may be: the branch that commits says so, or nothing there says otherwise. */
function storesByHand(block: SettingsBlock, committing: SettingUse): boolean {
	const stores = storeOf(block);
	const here = stores.filter((store) => store.statement === committing.statement);
	return (here.length > 0 ? here : stores).some((store) => !says(store, "true"));
}

/** A rule on a consumer's block together with the Rust code around it. */
function withCode(id: string, inspect: (block: SettingsBlock, code: string) => SettingsProblem[]): Detector {
	return {
		id,
		detect: ({ files, blocks }) =>
			blocks.flatMap((block) => {
				const file = files.find((candidate: DetectorFile) => candidate.path === block.path);
				if (file === undefined || block.format !== "rust" || !isConsumer(block)) return [];
				return inspect(block, withoutRustComments(file.text)).flatMap((problem) => hitOf(id, block, problem, files));
			}),
	};
}

function commitsTwice(block: SettingsBlock, code: string): SettingsProblem[] {
	const automatic = use(block, "enable.auto.commit");
	if (automatic === undefined || !says(automatic, "true")) return [];
	// With offsets stored by hand a last commit by hand, at a rebalance, goes well with the automatic ones.
	if (storesByHand(block, automatic)) return [];
	return MESSAGES_COMMITTED.test(code) ? [{ settings: [automatic] }] : [];
}

function commitsWhileSpawning(block: SettingsBlock, code: string): SettingsProblem[] {
	const group = use(block, "group.id");
	const automatic = use(block, "enable.auto.commit");
	if (group === undefined || storeOf(block).length > 0 || COMMITS_BY_HAND.test(code)) return [];
	if (automatic !== undefined && !says(automatic, "true")) return [];
	return HANDS_WORK_ON.test(code) && READS_MESSAGES.test(code) ? [{ settings: [automatic ?? group] }] : [];
}

export const CONSUMER_DETECTORS: readonly Detector[] = [
	settingsRule("kafka-session-outlives-poll-interval", sessionOverPoll),
	settingsRule("kafka-heartbeat-too-slow", heartbeats),
	settingsRule("kafka-group-protocol-contradicted", newProtocol),
	settingsRule("kafka-fetch-contradicted", fetches),
	settingsRule("kafka-fetch-limits-refused", fetchLimits),
	withCode("kafka-auto-commit-before-work", commitsUnprocessed),
	withCode("kafka-auto-commit-and-manual-commit", commitsTwice),
	withCode("kafka-auto-commit-with-spawned-work", commitsWhileSpawning),
];
