/** Makes a detector of a check on one block of settings, and places its hits on the lines that changed. */

import { findSetting, settingsOf } from "../catalogue/catalogue.ts";
import type { Family, Scope } from "../catalogue/setting.ts";
import type { Detector, DetectorFile, DetectorHit } from "./detector.ts";
import type { SettingsBlock, SettingUse } from "./settings-block.ts";

export interface SettingsProblem {
	/** The settings that make the problem together; the first is the one that the message names. */
	readonly settings: readonly SettingUse[];
	readonly values?: Readonly<Record<string, string>>;
	readonly problem?: string;
	/** What to write instead of a piece of the line, where that mends the problem whole. */
	readonly replace?: { readonly from: string; readonly to: string };
}

export interface SettingsRuleOptions {
	/** False where compose files and folders for development are none of its business. */
	readonly inDevelopment?: boolean;
}

/** A rule on one block; `inspect` gives what is wrong with it. */
export function settingsRule(
	id: string,
	inspect: (block: SettingsBlock) => readonly SettingsProblem[],
	{ inDevelopment = true }: SettingsRuleOptions = {},
): Detector {
	return {
		id,
		detect: ({ files, blocks }) =>
			blocks
				.filter((block) => inDevelopment || !block.development)
				.flatMap((block) => inspect(block).flatMap((problem) => hitOf(id, block, problem, files))),
	};
}

/** The hit on the first setting that the change added; none where it touched none of them. */
export function hitOf(
	id: string,
	block: SettingsBlock,
	{ settings, values, problem, replace }: SettingsProblem,
	files: readonly DetectorFile[],
): DetectorHit[] {
	const file = files.find((candidate) => candidate.path === block.path);
	const changed = settings.find(({ lines }) => isAdded(lines.startLine, lines.endLine, file?.addedLines));
	if (changed === undefined || file === undefined) return [];
	const [first, second] = settings;
	const suggestion = replace === undefined ? undefined : replaced(file.text, changed, replace);
	return [
		{
			ruleId: id,
			path: block.path,
			...changed.lines,
			triggerLines: changed.lines,
			values: { ...valuesOf("", first), ...valuesOf("OTHER_", second), ...values },
			...(problem === undefined ? {} : { problem }),
			...(suggestion === undefined ? {} : { suggestion }),
		},
	];
}

function isAdded(from: number, to: number, added: ReadonlySet<number> | undefined): boolean {
	for (let line = from; line <= to; line++) if (added?.has(line) === true) return true;
	return false;
}

function valuesOf(prefix: string, setting: SettingUse | undefined): Record<string, string> {
	if (setting === undefined) return {};
	return { [`${prefix}NAME`]: setting.written, [`${prefix}VALUE`]: setting.value ?? "…" };
}

function replaced(text: string, { lines }: SettingUse, { from, to }: { from: string; to: string }): string | undefined {
	if (lines.startLine !== lines.endLine) return undefined;
	const line = text.split("\n")[lines.startLine - 1] ?? "";
	return line.split(from).length === 2 ? line.replace(from, to) : undefined;
}

/** Whether the block is read by a program of this family, as far as is known. */
export function isRead(block: SettingsBlock, ...families: readonly Family[]): boolean {
	return block.families.length > 0 && block.families.every((family) => families.includes(family));
}

/** Whether it is, or may well be, read by this family: nothing says otherwise. */
export function mayBeRead(block: SettingsBlock, ...families: readonly Family[]): boolean {
	return block.families.length === 0 || block.families.some((family) => families.includes(family));
}

/** Whether a client of this role reads the block: something says so, or names that only this role has do. */
export function isFor(block: SettingsBlock, scope: Scope): boolean {
	if (block.scopes.length > 0) return block.scopes.includes(scope);
	if (!mayBeRead(block, "librdkafka", "java")) return false;
	const roles = new Set(
		block.settings.map((setting) => onlyRole(setting.name, block)).filter((role) => role !== undefined),
	);
	return roles.size === 1 && roles.has(scope);
}

/** The one role that reads a name, or `undefined` where several do. */
function onlyRole(name: string, block: SettingsBlock): Scope | undefined {
	const families: readonly Family[] = block.families.length > 0 ? block.families : ["librdkafka", "java"];
	const scopes = new Set(
		families.flatMap((family) => settingsOf(family).get(name) ?? []).flatMap((known) => known.scopes),
	);
	return scopes.size === 1 ? [...scopes][0] : undefined;
}

/** A setting's default as a number for the block's family; `undefined` where the family is open or has none. */
export function defaultNumber(block: SettingsBlock, name: string): number | undefined {
	const [family] = block.families;
	const value = family === undefined ? undefined : findSetting(name, family, block.scopes)?.default;
	return typeof value === "number" ? value : undefined;
}
