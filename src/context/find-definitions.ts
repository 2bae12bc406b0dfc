/** Finds where the names that a change uses are defined: in the changed files first, then by one search of head. */

import { codeRole } from "../change/code-role.ts";
import type { Item, ItemKind } from "../syntax/item.ts";
import type { Grep } from "./context-request.ts";
import type { Definition } from "./definition.ts";
import type { HeadFile, HeadFiles } from "./head-files.ts";
import { nearness } from "./nearness.ts";
import type { UsedName } from "./used-names.ts";

const TYPE_KINDS: readonly ItemKind[] = ["struct", "enum", "union", "trait", "type"];
/** A shorter method name stands for many things, and most likely for one of another crate. */
const TELLING_METHOD = /_|^.{12,}$/;
const KINDS: Readonly<Record<UsedName["use"], readonly ItemKind[]>> = {
	type: TYPE_KINDS,
	call: ["fn"],
	constant: ["const", "static"],
	field: [],
};

/** Names that one search looks for. */
const MAX_SEARCHED = 60;
/** A function of which there are more is one of many implementations; which one is meant, the name does not tell. */
const MAX_SAME_NAME = 4;
/** Files that a search may lead to. */
const MAX_OPENED = 24;

interface World {
	readonly heads: HeadFiles;
	/** Paths of the files under review; nearness is measured from them. */
	readonly from: readonly string[];
	readonly grep?: Grep;
}

/** The definition of each name that has one here, in the order of `names`; production code only. */
export async function findDefinitions(names: readonly UsedName[], world: World): Promise<Map<UsedName, Definition>> {
	const found = new Map<UsedName, Definition>();
	const near = (await Promise.all(world.from.map((path) => world.heads.open(path)))).filter(
		(file) => file !== undefined,
	);
	for (const name of names) {
		const definition = best(name, near, world.from);
		if (definition) found.set(name, definition);
	}
	const missing = names.filter((name) => !found.has(name) && isSearched(name)).slice(0, MAX_SEARCHED);
	if (!world.grep || missing.length === 0) return found;
	const far = await search(missing, world.grep, world);
	for (const name of missing) {
		const files = far.get(soughtName(name)) ?? [];
		const definition = best(name, files, world.from);
		if (definition) found.set(name, definition);
	}
	return found;
}

const isSearched = ({ name, use, isMethod }: UsedName): boolean =>
	use !== "field" && (!isMethod || TELLING_METHOD.test(name));

/** `Config::load` is looked for where `Config` is. */
const soughtName = ({ name, of }: UsedName): string => of ?? name;

async function search(names: readonly UsedName[], grep: Grep, world: World): Promise<Map<string, HeadFile[]>> {
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
	return openNearest(pathsOf, world);
}

async function openNearest(
	pathsOf: ReadonlyMap<string, ReadonlySet<string>>,
	{ heads, from }: World,
): Promise<Map<string, HeadFile[]>> {
	const files = new Map<string, HeadFile[]>();
	const opened = new Set<string>();
	for (const [name, paths] of pathsOf) {
		const isFunction = /^[a-z]/.test(name);
		if (isFunction && paths.size > MAX_SAME_NAME) continue;
		const nearest = [...paths].sort((left, right) => nearness(right, from) - nearness(left, from)).slice(0, 2);
		for (const path of nearest) {
			if (opened.size >= MAX_OPENED && !opened.has(path)) continue;
			opened.add(path);
			const file = await heads.open(path);
			if (file) files.set(name, [...(files.get(name) ?? []), file]);
		}
	}
	return files;
}

function best(name: UsedName, files: readonly HeadFile[], from: readonly string[]): Definition | undefined {
	const candidates = files.flatMap((file) => matching(name, file).map((item) => ({ file, item })));
	if (name.use === "call" && !name.of && candidates.length > MAX_SAME_NAME) return undefined;
	return candidates.sort((left, right) => score(right, from) - score(left, from))[0];
}

function matching(name: UsedName, file: HeadFile): Item[] {
	return file.items.filter((item) => {
		if (item.isTest || item.name !== name.name || !KINDS[name.use].includes(item.kind)) return false;
		const owner = item.parent === undefined ? undefined : file.items[item.parent];
		const isAssociated = item.kind === "type" && (owner?.kind === "trait" || owner?.kind === "impl");
		return !isAssociated && (name.of === undefined || ownerType(owner) === name.of);
	});
}

/** The bare name of the type that an impl is for, or of the trait. */
export function ownerType(owner: Item | undefined): string | undefined {
	if (owner?.kind === "trait") return owner.name;
	if (owner?.kind !== "impl") return undefined;
	const type = owner.name.split(" for ").at(-1) ?? "";
	return /(\w+)\s*(?:<.*)?$/.exec(type.replace(/^&(?:'\w+ )?(?:mut )?/, ""))?.[1];
}

/** Near first; then with a body before a trait's bare signature. */
function score({ file, item }: Definition, from: readonly string[]): number {
	return nearness(file.path, from) + (item.endLine > item.signatureLine ? 0.05 : 0);
}
