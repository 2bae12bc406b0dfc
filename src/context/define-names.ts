/** The definitions section: what the added lines use and the reader does not see yet. */

import { addedLines } from "../change/added-lines.ts";
import type { ContextRequest } from "./context-request.ts";
import { type Definition, printDefinition } from "./definition.ts";
import { findDefinitions } from "./find-definitions.ts";
import { furtherNames } from "./further-names.ts";
import type { HeadFiles } from "./head-files.ts";
import { impliedBy } from "./implied-definitions.ts";
import { MAX_DEFINITIONS, WHOLE_CALLED_LINES, WHOLE_DEFINITION_LINES } from "./limits.ts";
import type { FileView } from "./print-hunks.ts";
import { type WantedName, wantedNames } from "./wanted-names.ts";

interface World extends Pick<ContextRequest, "grep" | "change"> {
	readonly heads: HeadFiles;
	readonly isShown: (path: string, line: number) => boolean;
}

/** A definition with what it is worth to the reader. */
interface Wanted {
	readonly definition: Definition;
	readonly worth: number;
	readonly wholeLines: number;
}

/** What this pull request changes too, out of sight: its new body decides what the call does. */
const CHANGED_WORTH = 6;
/** In one of the changed files, and not shown. */
const BESIDE_WORTH = 3;

/** Texts, most needed first. */
export async function defineNames(views: readonly FileView[], world: World): Promise<readonly string[]> {
	const names = wantedNames(views);
	const from = views.map(({ aligned }) => aligned.file.path);
	const search = { heads: world.heads, from, ...(world.grep && { grep: world.grep }) };
	const found = await findDefinitions(names, search);
	const further = await findDefinitions(furtherNames(found, names), search);
	const added = new Map(world.change.files.map((file) => [file.path, addedLines(file)]));
	const isChanged = (definition: Definition): boolean => touches(definition, added);
	const wanted = [...wantedFrom(found, isChanged, added), ...wantedFrom(further, isChanged, added)];
	const unseen = unique(inOrder(wanted)).filter(({ definition: { file, item } }) => {
		const first = item.kind === "impl" ? item.signatureLine + 1 : item.signatureLine;
		return !world.isShown(file.path, first);
	});
	const used = new Set(names.map(({ name }) => name));
	return unseen
		.slice(0, MAX_DEFINITIONS)
		.map(({ definition, wholeLines }) =>
			printDefinition(definition, { isChanged: isChanged(definition), used, wholeLines }),
		);
}

/** Part of the change that is not shown here: another reviewer's, or another batch's. */
function touches({ file, item }: Definition, added: ReadonlyMap<string, ReadonlySet<number>>): boolean {
	const lines = added.get(file.path)?.keys() ?? [].values();
	return lines.some((line) => item.startLine <= line && line <= item.endLine);
}

function wantedFrom(
	found: ReadonlyMap<WantedName, Definition>,
	isChanged: (definition: Definition) => boolean,
	changed: ReadonlyMap<string, unknown>,
): Wanted[] {
	return [...found].flatMap(([name, definition]) => {
		const isCalled = name.isNew && name.use === "call";
		const change = isChanged(definition) ? CHANGED_WORTH : 0;
		const beside = isCalled && changed.has(definition.file.path) ? BESIDE_WORTH : 0;
		const worth = name.worth + Math.max(isCalled || name.use === "type" ? change : 0, beside);
		const wholeLines = isCalled ? WHOLE_CALLED_LINES : WHOLE_DEFINITION_LINES;
		const implied = impliedBy(definition, name).map((one) => {
			return { definition: one, worth, wholeLines: WHOLE_CALLED_LINES };
		});
		return [{ definition, worth, wholeLines }, ...implied];
	});
}

/** The sort is stable: what follows from a definition stays behind it. */
function inOrder(wanted: readonly Wanted[]): Wanted[] {
	return wanted.toSorted((left, right) => right.worth - left.worth);
}

/** Each once, where it first stands, and whole if any use wants it whole. */
function unique(wanted: readonly Wanted[]): Wanted[] {
	const byPlace = new Map<string, Wanted>();
	for (const one of wanted) {
		const key = `${one.definition.file.path}:${one.definition.item.signatureLine}`;
		const known = byPlace.get(key);
		byPlace.set(key, known ? { ...known, wholeLines: Math.max(known.wholeLines, one.wholeLines) } : one);
	}
	return [...byPlace.values()];
}
