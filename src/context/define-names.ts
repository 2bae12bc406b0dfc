/** The definitions section: what the added lines use and the reader does not see yet. */

import type { ContextRequest } from "./context-request.ts";
import { type Definition, printDefinition } from "./definition.ts";
import { fieldTypes } from "./field-types.ts";
import { findDefinitions, ownerType } from "./find-definitions.ts";
import type { HeadFiles } from "./head-files.ts";
import { MAX_DEFINITIONS } from "./limits.ts";
import type { FileView } from "./print-hunks.ts";
import { wantedNames } from "./wanted-names.ts";

interface World extends Pick<ContextRequest, "grep"> {
	readonly heads: HeadFiles;
	readonly isShown: (path: string, line: number) => boolean;
}

/** A type whose values stand in its `Default`: settings. */
const SETTINGS_TYPE = /(?:Config|Configuration|Options|Opts|Settings|Params|Policy)$/;

/** Texts, most needed first. */
export async function defineNames(views: readonly FileView[], world: World): Promise<readonly string[]> {
	const names = wantedNames(views);
	const from = views.map(({ aligned }) => aligned.file.path);
	const search = { heads: world.heads, from, ...(world.grep && { grep: world.grep }) };
	const found = await findDefinitions(names, search);
	const further = fieldTypes(found.values(), names).filter(({ name }) => !names.some((other) => other.name === name));
	const ofFields = await findDefinitions(further, search);
	const ordered = inOrder([...ofFields.values()], [...found.values()]);
	const all = ordered.flatMap((definition) => [definition, ...defaultsOf(definition)]);
	const unseen = unique(all).filter(({ file, item }) => !world.isShown(file.path, item.signatureLine));
	return unseen.slice(0, MAX_DEFINITIONS).map(printDefinition);
}

/** The types whose methods change come first, then the types of the fields that are read, then the rest. */
function inOrder(ofFields: readonly Definition[], found: readonly Definition[]): Definition[] {
	const types = found.filter(({ item }) => item.kind === "struct" || item.kind === "enum");
	return [...types.slice(0, 2), ...ofFields, ...found];
}

function defaultsOf({ file, item }: Definition): Definition[] {
	if (item.kind !== "struct" || !SETTINGS_TYPE.test(item.name)) return [];
	const isDefault = (name: string): boolean => /^(?:\w+::)*Default for /.test(name);
	const found = file.items.find((one) => one.kind === "impl" && isDefault(one.name) && ownerType(one) === item.name);
	return found ? [{ file, item: found }] : [];
}

function unique(definitions: readonly Definition[]): Definition[] {
	const byPlace = new Map(definitions.map((one) => [`${one.file.path}:${one.item.signatureLine}`, one]));
	return [...byPlace.values()];
}
