/** Finds where the names that a change uses are defined: in the changed files first, then by one search of head. */

import { codeRole } from "../change/code-role.ts";
import type { Item, ItemKind } from "../syntax/item.ts";
import type { Grep } from "./context-request.ts";
import type { Definition } from "./definition.ts";
import { definitionFit } from "./definition-fit.ts";
import type { HeadFile, HeadFiles } from "./head-files.ts";
import { nearness } from "./nearness.ts";
import { originFit } from "./origin.ts";
import { ownerOf, ownerType } from "./owner.ts";
import type { UsedName } from "./used-names.ts";
import type { WantedName } from "./wanted-names.ts";

const TYPE_KINDS: readonly ItemKind[] = ["struct", "enum", "union", "trait", "type"];
/** A shorter method name stands for many things, and most likely for one of another crate. */
export const TELLING_METHOD = /_|^.{12,}$/;
const KINDS: Readonly<Record<UsedName["use"], readonly ItemKind[]>> = {
	type: TYPE_KINDS,
	call: ["fn"],
	constant: ["const", "static"],
	field: [],
};

/** Names that one search looks for. */
const MAX_SEARCHED = 60;
/** A method of which there are more is one of many implementations; which one is meant, the name does not tell. */
const MAX_SAME_NAME = 4;
/** Files that a search may lead to, for one name and for all. */
const MAX_OPENED_EACH = 4;
const MAX_OPENED = 24;

interface World {
	readonly heads: HeadFiles;
	/** Paths of the files under review; nearness is measured from them. */
	readonly from: readonly string[];
	readonly grep?: Grep;
}

/** The definition of each name that surely has one here, in the order of `names`; production code only. */
export async function findDefinitions(
	names: readonly WantedName[],
	world: World,
): Promise<Map<WantedName, Definition>> {
	const near = await openAll(world.from, world.heads);
	const found = new Map<WantedName, Definition>();
	for (const name of names) {
		const definition = await best(name, near, world, 1);
		if (definition) found.set(name, definition);
	}
	const missing = names.filter((name) => !found.has(name) && isSearched(name)).slice(0, MAX_SEARCHED);
	const far = world.grep && missing.length > 0 ? await search(missing, world.grep) : new Map<string, Set<string>>();
	const opened = new Set<string>();
	for (const name of missing) {
		const paths = await promising(name, far.get(soughtName(name)) ?? new Set(), world);
		const files = paths.filter((path) => opened.has(path) || opened.size < MAX_OPENED);
		for (const path of files) opened.add(path);
		const definition = await best(name, [...near, ...(await openAll(files, world.heads))], world, 0);
		if (definition) found.set(name, definition);
	}
	return new Map(names.flatMap((name) => [[name, found.get(name)] as const]).filter(isFound));
}

const isFound = (pair: readonly [WantedName, Definition | undefined]): pair is readonly [WantedName, Definition] =>
	pair[1] !== undefined;

const isSearched = ({ name, use, isMethod }: UsedName): boolean =>
	use !== "field" && (!isMethod || TELLING_METHOD.test(name));

/** `Config::load` is looked for where `Config` is. */
const soughtName = ({ name, of }: UsedName): string => of ?? name;

async function openAll(paths: readonly string[], heads: HeadFiles): Promise<HeadFile[]> {
	const files = await Promise.all(paths.map((path) => heads.open(path)));
	return files.filter((file) => file !== undefined);
}

async function search(names: readonly UsedName[], grep: Grep): Promise<Map<string, Set<string>>> {
	const sought = [...new Set(names.map(soughtName))];
	const pattern = `(struct|enum|union|trait|type|fn|const|static) +(${sought.join("|")})`;
	const hits = await grep(pattern, { regex: true, word: true, paths: ["*.rs"] });
	const defined = new RegExp(`\\b${pattern}\\b`);
	const pathsOf = new Map<string, Set<string>>();
	for (const { path, text } of hits) {
		if (codeRole(path) !== "production") continue;
		const name = defined.exec(text)?.[2];
		if (name) pathsOf.set(name, (pathsOf.get(name) ?? new Set()).add(path));
	}
	return pathsOf;
}

/** The files that the path and the imports speak for; none where they are too many to tell. */
async function promising(name: WantedName, paths: ReadonlySet<string>, world: World): Promise<readonly string[]> {
	const file = await world.heads.read(name.from);
	if (!file) return [];
	const isMethod = name.isMethod || name.onSelf;
	if (isMethod && paths.size > MAX_SAME_NAME) return [];
	const written = { name: soughtName(name), through: name.through ?? [] };
	const fitting = [...paths].map((path) => ({ path, fit: isMethod ? 1 : originFit(written, file, path) }));
	const most = Math.max(0, ...fitting.map(({ fit }) => fit));
	return fitting
		.filter(({ fit }) => fit > 0 && fit === most)
		.sort((left, right) => nearness(right.path, world.from) - nearness(left.path, world.from))
		.slice(0, MAX_OPENED_EACH)
		.map(({ path }) => path);
}

/** The one that fits best, if it fits better than every other and at least as well as `least`. */
async function best(
	name: WantedName,
	files: readonly HeadFile[],
	{ heads }: World,
	least: number,
): Promise<Definition | undefined> {
	const file = await heads.open(name.from);
	const candidates = [...new Set(files)].flatMap((one) => matching(name, one).map((item) => ({ file: one, item })));
	if (!file || candidates.length === 0) return undefined;
	const fits = candidates.map((definition) => ({ definition, fit: definitionFit(name, definition, file) }));
	const most = Math.max(...fits.map(({ fit }) => fit));
	if (most <= 0 || most < least) return undefined;
	return theOne(fits.filter(({ fit }) => fit === most).map(({ definition }) => definition));
}

/** Of the equally likely: the only one with a body, or the first of those that differ by their `cfg` alone. */
function theOne(definitions: readonly Definition[]): Definition | undefined {
	const whole = definitions.filter(({ item }) => item.kind !== "fn" || item.endLine > item.signatureLine);
	const likely = whole.length > 0 ? whole : definitions;
	return new Set(likely.map(placeOf)).size === 1 ? likely[0] : undefined;
}

function placeOf({ file, item }: Definition): string {
	const owner = ownerOf(file.items, item);
	return `${file.path} ${owner?.kind ?? ""} ${owner?.name ?? ""}`;
}

function matching(name: WantedName, file: HeadFile): Item[] {
	return file.items.filter((item) => {
		if (item.isTest || item.name !== name.name || !KINDS[name.use].includes(item.kind)) return false;
		const owner = ownerOf(file.items, item);
		const isAssociated = item.kind === "type" && (owner?.kind === "trait" || owner?.kind === "impl");
		return !isAssociated && (name.of === undefined || ownerType(owner) === name.of);
	});
}
