/** Other functions of the same name, with which calls could be mistaken. */

import { codeRole } from "../change/code-role.ts";
import type { Callee } from "./callee.ts";
import type { GrepHit } from "./context-request.ts";
import type { HeadFile, HeadFiles } from "./head-files.ts";
import { originFit } from "./origin.ts";
import { ownerOf, ownerTrait, ownerType } from "./owner.ts";

export interface Rivals {
	/** Whether all of them were looked at. */
	readonly isKnown: boolean;
	readonly count: number;
	/** Many types implement the trait; which of them is called, a file that names the trait does not tell. */
	readonly isOneOfMany: boolean;
	/** The types and traits that methods of that name belong to, the callee's own left out. */
	readonly types: readonly string[];
	/** Where free functions of that name are, the callee left out. */
	readonly freePaths: readonly string[];
	/** Where types of the callee's type's name are defined. */
	readonly sameNamed: readonly { readonly path: string; readonly isOwn: boolean }[];
}

/** Files that are opened to see what the functions of one name belong to. */
const MAX_FILES = 8;
/** Declarations and implementations of one trait's method among which callers may choose. */
const MAX_FAMILY = 4;

/** @param hits all lines of head that hold the callee's name, or define a type of its type's name. */
export async function findRivals(callee: Callee, hits: readonly GrepHit[], heads: HeadFiles): Promise<Rivals> {
	const production = hits.filter(({ path }) => codeRole(path) === "production");
	const isDefined = new RegExp(`\\bfn\\s+${callee.name}\\b`);
	const paths = [...new Set(production.filter(({ text }) => isDefined.test(text)).map(({ path }) => path))];
	const isKnown = !callee.isCommon && paths.length <= MAX_FILES;
	const files = await Promise.all((isKnown ? paths : []).map((path) => heads.open(path)));
	const others = files.filter((file) => file !== undefined).flatMap((file) => othersIn(file, callee));
	const family = others.filter(({ trait }) => trait !== undefined && trait === callee.trait);
	const found = others.filter((one) => !family.includes(one));
	const types = found.flatMap(({ type, trait }) => [type, trait]).filter((name) => name !== undefined);
	const own = new Set([...callee.types, callee.trait]);
	return {
		isKnown,
		count: found.length,
		isOneOfMany: family.length > MAX_FAMILY,
		types: [...new Set(types)].filter((name) => !own.has(name)),
		freePaths: found.filter(({ type, trait }) => !type && !trait).map(({ path }) => path),
		sameNamed: await sameNamed(callee, production, heads),
	};
}

function othersIn(file: HeadFile, callee: Callee) {
	const { item: own } = callee.changed;
	return file.items.flatMap((item) => {
		const isSelf = file.path === callee.path && item.signatureLine === own.signatureLine;
		if (item.kind !== "fn" || item.name !== callee.name || item.isTest || isSelf) return [];
		const owner = ownerOf(file.items, item);
		const [type, trait] = [ownerType(owner), ownerTrait(owner)];
		return owner?.kind === "fn" ? [] : [{ path: file.path, type, trait }];
	});
}

async function sameNamed(callee: Callee, hits: readonly GrepHit[], heads: HeadFiles): Promise<Rivals["sameNamed"]> {
	const [type] = callee.types;
	if (type === undefined) return [];
	const isDefined = new RegExp(`\\b(?:struct|enum|union|type)\\s+${type}\\b`);
	const paths = [...new Set(hits.filter(({ text }) => isDefined.test(text)).map(({ path }) => path))];
	const file = await heads.read(callee.path);
	const fits = paths.map((path) => (file ? originFit({ name: type, through: [] }, file, path) : 0));
	const most = Math.max(0, ...fits);
	return paths.map((path, index) => ({ path, isOwn: most > 0 && fits[index] === most }));
}
