/** Rules on settings of a producer that contradict each other: idempotence, transactions, timeouts. */

import type { Detector } from "../detector.ts";
import { numberOf, type SettingsBlock, type SettingUse, says, use } from "../settings-block.ts";
import { defaultNumber, isFor, isRead, type SettingsProblem, settingsRule } from "../settings-rule.ts";

/** The broker remembers this many batches of a producer; more in flight could not be put in order. */
const IN_FLIGHT_LIMIT = 5;
const ACKS = ["acks", "request.required.acks"] as const;
const IN_FLIGHT = ["max.in.flight.requests.per.connection", "max.in.flight"] as const;
const RETRIES = ["retries", "message.send.max.retries"] as const;
const LINGER = ["linger.ms", "queue.buffering.max.ms"] as const;
const DELIVERY = ["delivery.timeout.ms", "message.timeout.ms"] as const;

/** The settings that an idempotent producer cannot be started with. */
function contradictIdempotence(block: SettingsBlock): SettingUse[] {
	const acks = use(block, ...ACKS);
	const inFlight = use(block, ...IN_FLIGHT);
	const retries = use(block, ...RETRIES);
	const found: (SettingUse | undefined)[] = [
		says(acks, "0", "1") ? acks : undefined,
		(numberOf(inFlight) ?? 0) > IN_FLIGHT_LIMIT ? inFlight : undefined,
		numberOf(retries) === 0 ? retries : undefined,
	];
	return found.filter((setting) => setting !== undefined);
}

function idempotence(block: SettingsBlock): SettingsProblem[] {
	const idempotent = use(block, "enable.idempotence");
	if (idempotent === undefined || !says(idempotent, "true")) return [];
	return contradictIdempotence(block).map((setting) => ({ settings: [setting, idempotent] }));
}

function silentlyOff(block: SettingsBlock): SettingsProblem[] {
	if (!isRead(block, "java") || !isFor(block, "producer")) return [];
	if (use(block, "enable.idempotence", "transactional.id") !== undefined) return [];
	return contradictIdempotence(block)
		.slice(0, 1)
		.map((setting) => ({ settings: [setting] }));
}

function transactions(block: SettingsBlock): SettingsProblem[] {
	const id = use(block, "transactional.id");
	if (id === undefined) return [];
	const off = use(block, "enable.idempotence");
	const contradictions = use(block, "enable.idempotence")?.value === "true" ? [] : contradictIdempotence(block);
	const wrong = says(off, "false") && off !== undefined ? [off, ...contradictions] : contradictions;
	return wrong.map((setting) => ({ settings: [setting, id] }));
}

function transactionOutlived(block: SettingsBlock): SettingsProblem[] {
	const limit = use(block, "transaction.timeout.ms");
	const delivery = use(block, ...DELIVERY);
	const longest = numberOf(limit) ?? defaultNumber(block, "transaction.timeout.ms");
	const waits = numberOf(delivery);
	if (!isRead(block, "librdkafka") || use(block, "transactional.id") === undefined || delivery === undefined) return [];
	if (waits === undefined || longest === undefined || waits <= longest) return [];
	return [{ settings: limit === undefined ? [delivery] : [delivery, limit], values: { LIMIT: String(longest) } }];
}

function deliveryTooShort(block: SettingsBlock): SettingsProblem[] {
	const delivery = use(block, ...DELIVERY);
	const allowed = numberOf(delivery);
	if (delivery === undefined || allowed === undefined || allowed === 0) return [];
	const [linger, request] = [use(block, ...LINGER), use(block, "request.timeout.ms")];
	const lingers = numberOf(linger) ?? defaultNumber(block, "linger.ms") ?? 0;
	if (isRead(block, "librdkafka")) {
		return linger !== undefined && allowed <= lingers
			? [{ settings: [delivery, linger], values: { NEEDED: `more than ${lingers}` } }]
			: [];
	}
	const needed = lingers + (numberOf(request) ?? defaultNumber(block, "request.timeout.ms") ?? 0);
	if (!isRead(block, "java") || (linger?.value === undefined) !== (linger === undefined) || allowed >= needed)
		return [];
	return [
		{
			settings: [delivery, ...[request, linger].filter((other) => other !== undefined)],
			values: { NEEDED: `at least ${needed}` },
		},
	];
}

function givesUpEarly(block: SettingsBlock): SettingsProblem[] {
	const delivery = use(block, ...DELIVERY);
	const allowed = numberOf(delivery);
	if (!isRead(block, "librdkafka") || delivery === undefined || allowed === undefined || allowed === 0) return [];
	const request = use(block, "request.timeout.ms");
	const needed = numberOf(request) ?? defaultNumber(block, "request.timeout.ms") ?? 0;
	return allowed < needed ? [{ settings: [delivery], values: { NEEDED: String(needed) } }] : [];
}

function reorders(block: SettingsBlock): SettingsProblem[] {
	const off = use(block, "enable.idempotence");
	const inFlight = use(block, ...IN_FLIGHT);
	if (off === undefined || !says(off, "false") || !isFor(block, "producer")) return [];
	if (use(block, "transactional.id") !== undefined || says(use(block, ...ACKS), "0")) return [];
	if (numberOf(inFlight) === 1 || numberOf(use(block, ...RETRIES)) === 0) return [];
	return [{ settings: inFlight === undefined ? [off] : [off, inFlight] }];
}

export const PRODUCER_DETECTORS: readonly Detector[] = [
	settingsRule("kafka-idempotence-contradicted", idempotence),
	settingsRule("kafka-idempotence-silently-off", silentlyOff, { inDevelopment: false }),
	settingsRule("kafka-transactions-contradicted", transactions),
	settingsRule("kafka-delivery-outlives-transaction", transactionOutlived),
	settingsRule("kafka-delivery-timeout-too-short", deliveryTooShort),
	settingsRule("kafka-message-timeout-gives-up-early", givesUpEarly, { inDevelopment: false }),
	settingsRule("kafka-retries-reorder", reorders, { inDevelopment: false }),
];
