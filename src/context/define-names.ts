/** The definitions section: what the added lines use and the reader does not see yet. */

import { addedLines } from "../change/added-lines.ts";
import type { ContextRequest } from "./context-request.ts";
import { type Definition, printDefinition } from "./definition.ts";
import { findDefinitions, ownerType } from "./find-definitions.ts";
import { furtherNames } from "./further-names.ts";
import type { HeadFiles } from "./head-files.ts";
import { MAX_DEFINITIONS } from "./limits.ts";
import type { FileView } from "./print-hunks.ts";
import { wantedNames } from "./wanted-names.ts";

interface World extends Pick<ContextRequest, "grep" | "change"> {
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
	const further = await findDefinitions(furtherNames(found, names), search);
	const ordered = inOrder([...further.values()], [...found.values()]);
	const all = ordered.flatMap((definition) => [definition, ...defaultsOf(definition)]);
	const unseen = unique(all).filter(({ file, item }) => !world.isShown(file.path, item.signatureLine));
	const added = new Map(world.change.files.map((file) => [file.path, addedLines(file)]));
	const used = new Set(names.map(({ name }) => name));
	return unseen
		.slice(0, MAX_DEFINITIONS)
		.map((one) => printDefinition(one, { isChanged: isChanged(one, added), used }));
}

/** Part of the change that is not shown here: another reviewer's, or another batch's. */
function isChanged({ file, item }: Definition, added: ReadonlyMap<string, ReadonlySet<number>>): boolean {
	const lines = added.get(file.path)?.keys() ?? [].values();
	return lines.some((line) => item.startLine <= line && line <= item.endLine);
}

/** The types whose methods change come first, then what they lead to, then the rest. */
function inOrder(further: readonly Definition[], found: readonly Definition[]): Definition[] {
	const types = found.filter(({ item }) => item.kind === "struct" || item.kind === "enum");
	return [...types.slice(0, 2), ...further, ...found];
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
