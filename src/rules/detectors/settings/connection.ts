/** Rules on settings that every client shares: security and reconnecting. */

import type { Detector } from "../detector.ts";
import { numberOf, type SettingsBlock, says, use } from "../settings-block.ts";
import { defaultNumber, isRead, mayBeRead, type SettingsProblem, settingsRule } from "../settings-rule.ts";

const CREDENTIALS = ["sasl.username", "sasl.password", "sasl.jaas.config"] as const;

function credentials(block: SettingsBlock, protocol: "plaintext" | "sasl_plaintext"): SettingsProblem[] {
	const [used, secret] = [use(block, "security.protocol"), use(block, ...CREDENTIALS)];
	if (!mayBeRead(block, "librdkafka", "java", "connect", "streams") || used === undefined || secret === undefined)
		return [];
	return says(used, protocol) ? [{ settings: [used, secret] }] : [];
}

/** Credentials without any protocol: the default, plaintext, never uses them. */
function credentialsUnused(block: SettingsBlock): SettingsProblem[] {
	const given = credentials(block, "plaintext");
	if (given.length > 0 || !isRead(block, "librdkafka", "java") || use(block, "security.protocol") !== undefined)
		return given;
	const [secret, servers] = [use(block, ...CREDENTIALS), use(block, "bootstrap.servers", "metadata.broker.list")];
	return secret === undefined || servers === undefined ? [] : [{ settings: [secret] }];
}

function backoffs(block: SettingsBlock): SettingsProblem[] {
	return ["reconnect.backoff", "retry.backoff"].flatMap((name) => {
		const [least, most] = [use(block, `${name}.ms`), use(block, `${name}.max.ms`)];
		// A Java client that is told only the first reconnect backoff takes it for the longest as well.
		if (name === "reconnect.backoff" && most === undefined && !isRead(block, "librdkafka")) return [];
		const written = [most, least].filter((setting) => setting !== undefined);
		const lowest = numberOf(least) ?? (least === undefined ? defaultNumber(block, `${name}.ms`) : undefined);
		const highest = numberOf(most) ?? (most === undefined ? defaultNumber(block, `${name}.max.ms`) : undefined);
		if (written.length === 0 || lowest === undefined || highest === undefined || lowest <= highest) return [];
		return [{ settings: written, values: { LEAST: String(lowest), MOST: String(highest) } }];
	});
}

export const CONNECTION_DETECTORS: readonly Detector[] = [
	settingsRule("kafka-credentials-unused", credentialsUnused),
	settingsRule("kafka-credentials-in-clear", (block) => credentials(block, "sasl_plaintext"), { inDevelopment: false }),
	settingsRule("kafka-backoff-contradicted", backoffs),
];
