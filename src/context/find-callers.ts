/** Who calls the changed functions: what tells how often they run, and with what. */

import { codeRole } from "../change/code-role.ts";
import { enclosingItems } from "../syntax/item.ts";
import type { ChangedItem } from "./changed-items.ts";
import type { Grep, GrepHit } from "./context-request.ts";
import { ownerType } from "./find-definitions.ts";
import type { HeadFile, HeadFiles } from "./head-files.ts";
import { COMMON_FUNCTIONS } from "./known-names.ts";
import { COMMON_NAME_HITS, MAX_CALL_SITES, MAX_CALLED_FUNCTIONS } from "./limits.ts";
import { nearness } from "./nearness.ts";

export interface CallSite {
	readonly file: HeadFile;
	/** 1-based. */
	readonly line: number;
	/** Where the calling function is called in turn: `src/main.rs:80 in fn run`, nearest first. Empty where unknown. */
	readonly callers: readonly string[];
}

export interface Calls {
	readonly callee: ChangedItem;
	/** Chosen ones, nearest first; not more than one in a function. */
	readonly sites: readonly CallSite[];
	/** Call sites found in production code, those that the change shows included. */
	readonly total: number;
}

interface World {
	readonly heads: HeadFiles;
	readonly from: readonly string[];
	readonly grep: Grep;
	/** Whether the reader sees a line anyway. */
	readonly isShown: (path: string, line: number) => boolean;
}

/** Calls of each function that has any; a function with a common name is looked for by its type only. */
export async function findCallers(functions: readonly ChangedItem[], world: World): Promise<readonly Calls[]> {
	const calls = await callsOfAll(functions.slice(0, MAX_CALLED_FUNCTIONS * 2), world, MAX_CALL_SITES);
	const callers = calls.flatMap(({ sites }) => sites.flatMap(callerOf));
	const above = await callsOfAll(callers, { ...world, isShown: () => false }, MAX_NAMED_CALLERS);
	return calls.map((one) => ({ ...one, sites: one.sites.map((site) => withCallers(site, above)) }));
}

/** Callers of a caller are only named, so few are enough. */
const MAX_NAMED_CALLERS = 3;

async function callsOfAll(functions: readonly ChangedItem[], world: World, most: number): Promise<readonly Calls[]> {
	const sought = functions.filter((callee) => callPattern(callee)).slice(0, MAX_CALLED_FUNCTIONS);
	if (sought.length === 0) return [];
	const names = [...new Set(sought.map(({ item }) => item.name))].join("|");
	const hits = (await world.grep(`(${names})`, { regex: true, word: true, paths: ["*.rs"] })).filter(isCode);
	const calls: Calls[] = [];
	for (const callee of sought) {
		const pattern = callPattern(callee);
		const own = pattern ? hits.filter(({ text }) => pattern.test(text)) : [];
		if (own.length > COMMON_NAME_HITS) continue;
		calls.push(await callsOf(callee, own, world, most));
	}
	return calls.filter(({ total }) => total > 0);
}

function callerOf({ file, line }: CallSite): ChangedItem[] {
	const item = enclosingItems(file.items, line).findLast(({ kind }) => kind === "fn");
	const owner = item?.parent === undefined ? undefined : file.items[item.parent];
	return item ? [{ path: file.path, item, ...(owner && { owner }), lines: 0 }] : [];
}

function withCallers(site: CallSite, above: readonly Calls[]): CallSite {
	const [caller] = callerOf(site);
	const calls = above.find(({ callee }) => callee.item === caller?.item);
	const callers = (calls?.sites ?? []).map(({ file, line }) => {
		const place = enclosingItems(file.items, line).findLast(({ kind }) => kind === "fn");
		return `${file.path}:${line}${place ? ` in fn ${place.name}` : ""}`;
	});
	return { ...site, callers };
}

/** What a call or a mention as a value looks like; `undefined` where the name alone says nothing. */
function callPattern({ item, owner }: ChangedItem): RegExp | undefined {
	const { name } = item;
	if (!COMMON_FUNCTIONS.has(name)) return new RegExp(`(?<!\\bfn )\\b${name}(?:::<.*>)?\\(|(?:\\(|::)${name}\\s*[,)]`);
	const isNamed = owner && (!owner.name.includes(" for ") || /^(?:Try)?From</.test(owner.name));
	const type = isNamed ? ownerType(owner) : undefined;
	return type ? new RegExp(`\\b${type}(?:::<.*>)?::${name}\\b`) : undefined;
}

function isCode({ path, text }: GrepHit): boolean {
	return codeRole(path) === "production" && !/^\s*(?:\/\/|\*|use |pub use )/.test(text);
}

async function callsOf(callee: ChangedItem, hits: readonly GrepHit[], world: World, most: number): Promise<Calls> {
	const near = [callee.path, ...world.from];
	const sorted = hits.toSorted((left, right) => nearness(right.path, near) - nearness(left.path, near));
	const sites: CallSite[] = [];
	const callers = new Set<string>();
	let tests = 0;
	for (const { path, line } of sorted) {
		if (sites.length >= most) break;
		const file = await world.heads.open(path);
		const around = file ? enclosingItems(file.items, line) : [];
		const caller = `${path} ${around.at(-1)?.startLine ?? line}`;
		if (around.some(({ isTest }) => isTest)) tests++;
		else if (file && !callers.has(caller) && !world.isShown(path, line)) sites.push({ file, line, callers: [] });
		callers.add(caller);
	}
	return { callee, sites, total: hits.length - tests };
}
