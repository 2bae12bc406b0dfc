/** Kafka settings as they stand in a file: what belongs together, who reads it, and on which lines. */

import type { LineRange } from "../../findings/finding.ts";
import type { Family, Scope } from "../catalogue/setting.ts";

export type SettingsFormat = "rust" | "properties" | "yaml" | "json" | "toml" | "terraform";

/** One setting in a file. */
export interface SettingUse {
	/** The name that Kafka's program sees: prefixes, `KAFKA_…` and camel or kebab case undone. */
	readonly name: string;
	/** The key exactly as the file spells it. */
	readonly written: string;
	/** `undefined` where it is computed, or put in when the program is deployed. */
	readonly value: string | undefined;
	/** 1-based, inclusive. */
	readonly lines: LineRange;
	/** In code: settings of one statement carry one number, so that branches can be told apart. */
	readonly statement?: number;
}

/** Settings that one client, broker, topic or worker reads together. */
export interface SettingsBlock {
	readonly path: string;
	readonly format: SettingsFormat;
	/** Who reads it, as far as the file tells; empty where it does not. */
	readonly families: readonly Family[];
	/** The role, when something other than the setting names themselves says so. */
	readonly scopes: readonly Scope[];
	/** True where every key of the block is meant for Kafka, so that an unknown one is a mistake. */
	readonly pure: boolean;
	/** Compose files, CI, and folders for development: replication and durability are not meant there. */
	readonly development: boolean;
	readonly settings: readonly SettingUse[];
}

/** The last use of a setting, by any of its names; the one that is in force. */
export function use(block: SettingsBlock, ...names: readonly string[]): SettingUse | undefined {
	return block.settings.findLast((setting) => names.includes(setting.name));
}

/** The number written for a setting, or `undefined` where there is none. */
export function numberOf(setting: SettingUse | undefined): number | undefined {
	if (setting?.value === undefined || !/^[+-]?\d+(\.\d+)?$/.test(setting.value.trim())) return undefined;
	return Number(setting.value);
}

/** Whether the written value is this word, in any case. */
export function says(setting: SettingUse | undefined, ...words: readonly string[]): boolean {
	return setting?.value !== undefined && words.includes(setting.value.trim().toLowerCase());
}
