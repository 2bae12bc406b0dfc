/** Turns the pairs that an extractor read from one place into blocks: evidence, prefixes, family and scope. */

import type { LineRange } from "../../../findings/finding.ts";
import { familiesOf, isKnown } from "../../catalogue/catalogue.ts";
import type { Family, Scope } from "../../catalogue/setting.ts";
import type { SettingsBlock, SettingsFormat, SettingUse } from "../settings-block.ts";
import { isDevelopment } from "./development.ts";

/** A key with its value as a file has them. */
export interface Pair {
	readonly key: string;
	/** The file's own spelling, where `key` has been translated into Kafka's. */
	readonly written?: string;
	readonly value: string | undefined;
	readonly lines: LineRange;
	/** What is set in one statement has one number; absent where a file has no statements. */
	readonly statement?: number;
}

/** Where pairs were found, and what the place says about them. */
export interface Place {
	readonly path: string;
	readonly format: SettingsFormat;
	readonly families?: readonly Family[];
	readonly scopes?: readonly Scope[];
	/** The place itself proves that these are Kafka's settings. */
	readonly certain?: boolean;
	/** Every key is meant for Kafka; only believed together with evidence. */
	readonly pure?: boolean;
}

/** Names that nothing but Kafka uses; one of them is evidence enough. */
const UNMISTAKABLE =
	/^(bootstrap\.servers|metadata\.broker\.list|enable\.auto\.commit|auto\.offset\.reset|enable\.idempotence|min\.insync\.replicas|advertised\.listeners|offsets\.topic\.replication\.factor|max\.poll\.interval\.ms|transactional\.id|queue\.buffering\.max\.ms|log\.retention\.hours)$/;
/** Short names that other programs use too. */
const COMMON =
	/^(name|include|exclude|enabled|partitions|listeners|topics|debug|transforms|log\.dir|state\.dir|node\.id|client\.id|retries|acks|partitioner|opaque|clusters)$/;
const NEEDED = 2;

/** The block that the pairs make, or none where nothing shows that they are Kafka's. */
export function makeBlock(pairs: readonly Pair[], place: Place): SettingsBlock[] {
	const settings = pairs.map(settingUse);
	if (place.certain !== true && !isEvidence(settings, place.pure === true ? 1 : NEEDED)) return [];
	if (settings.length === 0) return [];
	return [
		{
			path: place.path,
			format: place.format,
			families: place.families ?? familiesByNames(settings),
			scopes: place.scopes ?? [],
			pure: place.pure ?? false,
			development: isDevelopment(place.path),
			settings,
		},
	];
}

/** Whether the names alone show that this is about Kafka; a telling place needs fewer of them. */
export function isEvidence(settings: readonly { readonly name: string }[], needed = NEEDED): boolean {
	const names = new Set(settings.map((setting) => setting.name));
	if ([...names].some((name) => UNMISTAKABLE.test(name))) return true;
	return [...names].filter((name) => name.includes(".") && !COMMON.test(name) && isKnown(name)).length >= needed;
}

function settingUse({ key, written, value, lines, statement }: Pair): SettingUse {
	const setting = { name: key, written: written ?? key, value: literalValue(value), lines };
	return statement === undefined ? setting : { ...setting, statement };
}

/** A value that something fills in later is unknown. */
function literalValue(value: string | undefined): string | undefined {
	if (value === undefined || /\$\{|\{\{|\$\(|^\$|^<.*>$|%[sd]|^@.*@$/.test(value)) return undefined;
	return value.trim();
}

/** Families that every known name of the block agrees on; empty where the names leave several open. */
function familiesByNames(settings: readonly SettingUse[]): Family[] {
	const known = settings.map((setting) => familiesOf(setting.name)).filter((families) => families.length > 0);
	const single = new Set(known.filter((families) => families.length === 1).flat());
	return single.size === 1 ? [...single] : [];
}

/** The role that a word such as a file, section or variable name speaks of. */
export function scopesOfWord(word: string): Scope[] {
	const lower = word.toLowerCase();
	const found: Scope[] = [];
	if (/produc|sink/.test(lower)) found.push("producer");
	if (/consum|source/.test(lower)) found.push("consumer");
	if (/admin/.test(lower)) found.push("admin");
	return found.length === 1 ? found : [];
}
