/**
 * Looks settings up by name, family and scope. The files are read on first use only: most changes hold no Kafka
 * settings, and then nothing is loaded.
 */

import { readFileSync } from "node:fs";
import { FAMILIES, type Family, type Scope, type Setting, type SettingFile } from "./setting.ts";

/** What is added to, or corrected in, the facts that the scripts read from the sources. */
type Note = { readonly family: Family; readonly name: string } & Partial<Setting>;

type FamilySettings = ReadonlyMap<string, readonly Setting[]>;

const loaded = new Map<Family, FamilySettings>();

/** All settings of a family, by name; several where producer, consumer and admin differ. */
export function settingsOf(family: Family): FamilySettings {
	const known = loaded.get(family);
	if (known !== undefined) return known;
	const settings = load(family);
	loaded.set(family, settings);
	return settings;
}

/** The setting as a family's program reads it in one of the scopes; any scope where none is said. */
export function findSetting(name: string, family: Family, scopes: readonly Scope[] = []): Setting | undefined {
	const found = settingsOf(family).get(name) ?? [];
	return found.find((setting) => setting.scopes.some((scope) => scopes.includes(scope))) ?? found[0];
}

/** Families that know the name and do not merely refuse it. */
export function familiesOf(name: string): Family[] {
	return FAMILIES.filter((family) =>
		settingsOf(family)
			.get(name)
			?.some((setting) => setting.refused !== true),
	);
}

/** Whether any program of Kafka's reads a setting of this name. */
export function isKnown(name: string): boolean {
	return FAMILIES.some((family) => settingsOf(family).has(name));
}

/** The name that an alias stands for within its family: `linger.ms` is `queue.buffering.max.ms` to librdkafka. */
export function canonicalName(name: string, family: Family): string {
	return findSetting(name, family)?.aliasOf ?? name;
}

function load(family: Family): FamilySettings {
	const file = readJson<SettingFile>(`${family}.json`);
	const notes = readJson<readonly Note[]>("notes.json").filter((note) => note.family === family);
	const settings = new Map<string, Setting[]>();
	for (const setting of file.settings) {
		const facts = notes.filter((note) => note.name === setting.name).map(withoutFamily);
		const mended = Object.assign({}, setting, ...facts) as Setting;
		settings.set(setting.name, [...(settings.get(setting.name) ?? []), mended]);
	}
	for (const note of notes) if (!settings.has(note.name)) settings.set(note.name, [withoutFamily(note) as Setting]);
	return settings;
}

function withoutFamily({ family: _, ...facts }: Note): Partial<Setting> {
	return facts;
}

function readJson<Content>(name: string): Content {
	return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")) as Content;
}
