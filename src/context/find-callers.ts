/** Who calls the changed functions: what tells how often they run, and with what. */

import { codeRole } from "../change/code-role.ts";
import { enclosingItems } from "../syntax/item.ts";
import { type Callee, calleeOf } from "./callee.ts";
import type { ChangedItem } from "./changed-items.ts";
import type { Grep, GrepHit } from "./context-request.ts";
import type { HeadFile, HeadFiles } from "./head-files.ts";
import { judgeByText, judgeCall, type Verdict } from "./judge-call.ts";
import { COMMON_NAME_HITS, MAX_CALL_SITES, MAX_CALLED_FUNCTIONS } from "./limits.ts";
import { moduleOf } from "./module-path.ts";
import { type NameUse, nameUses } from "./name-uses.ts";
import { nearness } from "./nearness.ts";
import { ownerOf } from "./owner.ts";
import { findRivals, type Rivals } from "./rivals.ts";

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
	/** Lines that may call it, or another function of that name. */
	readonly unclear: number;
}

interface World {
	readonly heads: HeadFiles;
	readonly from: readonly string[];
	readonly grep: Grep;
	/** Whether the reader sees a line anyway. */
	readonly isShown: (path: string, line: number) => boolean;
}

/** Calls of each function of which something is known, those that cannot be told from others' counted. */
export async function findCallers(functions: readonly ChangedItem[], world: World): Promise<readonly Calls[]> {
	const calls = await callsOfAll(functions.slice(0, MAX_CALLED_FUNCTIONS * 2), world, MAX_CALL_SITES);
	const callers = calls.flatMap(({ sites }) => sites.flatMap(callerOf));
	const above = await callsOfAll(callers, { ...world, isShown: () => false }, MAX_NAMED_CALLERS);
	return calls.map((one) => ({ ...one, sites: one.sites.map((site) => withCallers(site, above)) }));
}

/** Callers of a caller are only named, so few are enough. */
const MAX_NAMED_CALLERS = 3;

async function callsOfAll(functions: readonly ChangedItem[], world: World, most: number): Promise<readonly Calls[]> {
	const sought = (await describeAll(functions, world.heads)).slice(0, MAX_CALLED_FUNCTIONS);
	if (sought.length === 0) return [];
	const hits = await world.grep(searchFor(sought), { regex: true, word: true, paths: ["*.rs"] });
	const calls: Calls[] = [];
	for (const callee of sought) {
		const rivals = await findRivals(callee, hits, world.heads);
		const own = callee.isCommon ? await hitsIn(callee, world.heads) : [];
		calls.push(
			await callsOf(
				callee,
				[...hits.filter(({ path }) => own.length === 0 || path !== callee.path), ...own],
				rivals,
				world,
				most,
			),
		);
	}
	return calls.filter(({ total, unclear }) => total + unclear > 0);
}

async function describeAll(functions: readonly ChangedItem[], heads: HeadFiles): Promise<Callee[]> {
	const described = functions.map(async (one) => {
		const file = await heads.open(one.path);
		return file && calleeOf(one, file);
	});
	return (await Promise.all(described)).filter((callee) => callee !== undefined);
}

/** Names, common ones with what stands in front of them, and the definitions of the types. */
function searchFor(callees: readonly Callee[]): string {
	const names = callees.map(({ name, isCommon, types, isFree, path }) => {
		if (!isCommon) return name;
		const owners = isFree ? moduleOf(path).modules.slice(-1) : types;
		return owners.length > 0 ? `(${owners.join("|")})(::<[^>]*>)?::${name}` : "";
	});
	const types = callees.flatMap(({ types: [type] }) => type ?? []);
	const defined = types.length > 0 ? `(struct|enum|union|type) +(${[...new Set(types)].join("|")})` : "";
	return `(${[...new Set([...names, defined])].filter((one) => one !== "").join("|")})`;
}

/** Within its own file, a common name is looked for alone: `self.run()`. */
async function hitsIn({ path, name }: Callee, heads: HeadFiles): Promise<readonly GrepHit[]> {
	const lines = (await heads.read(path))?.text.split("\n") ?? [];
	const isNamed = new RegExp(`\\b${name}\\b`);
	return lines.flatMap((text, index) => (isNamed.test(text) ? [{ path, line: index + 1, text }] : []));
}

function callerOf({ file, line }: CallSite): ChangedItem[] {
	const item = enclosingItems(file.items, line).findLast(({ kind }) => kind === "fn");
	const owner = item && ownerOf(file.items, item);
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

function isCode({ path, text }: GrepHit): boolean {
	return codeRole(path) === "production" && !/^\s*(?:\/\/|\*|use |pub use )/.test(text);
}

async function callsOf(
	callee: Callee,
	hits: readonly GrepHit[],
	rivals: Rivals,
	world: World,
	most: number,
): Promise<Calls> {
	const near = [callee.path, ...world.from];
	const possible = hits.filter((hit) => isCode(hit) && nameUses(hit.text, callee.name).length > 0);
	const sorted = possible.toSorted((left, right) => nearness(right.path, near) - nearness(left.path, near));
	const sites: CallSite[] = [];
	const callers = new Set<string>();
	const counts: Record<Verdict, number> = { yes: 0, no: 0, unclear: Math.max(0, sorted.length - COMMON_NAME_HITS) };
	for (const hit of sorted.slice(0, COMMON_NAME_HITS)) {
		const text = await world.heads.read(hit.path);
		const quick = text && judgeAll(hit, callee, (use) => judgeByText(use, callee, text, rivals) ?? "yes");
		const file = quick === "yes" ? await world.heads.open(hit.path) : undefined;
		const verdict = file ? judge(hit, callee, file, rivals) : (quick ?? "no");
		counts[verdict]++;
		if (!file || verdict !== "yes") continue;
		const caller = `${hit.path} ${enclosingItems(file.items, hit.line).at(-1)?.startLine ?? hit.line}`;
		const isNew = !callers.has(caller) && !world.isShown(hit.path, hit.line);
		if (isNew && sites.length < most) sites.push({ file, line: hit.line, callers: [] });
		callers.add(caller);
	}
	return { callee: callee.changed, sites, total: counts.yes, unclear: counts.unclear };
}

function judge({ path, line, text }: GrepHit, callee: Callee, file: HeadFile, rivals: Rivals): Verdict {
	const around = enclosingItems(file.items, line);
	const { item } = callee.changed;
	const isOwn = path === callee.path && around.some((one) => one.signatureLine === item.signatureLine);
	if (isOwn || around.some(({ isTest }) => isTest)) return "no";
	return judgeAll({ path, line, text }, callee, (use) => judgeCall(use, callee, { file, line }, rivals));
}

/** What the line's best use says. */
function judgeAll({ text }: GrepHit, { name }: Callee, judgeUse: (use: NameUse) => Verdict): Verdict {
	const verdicts = nameUses(text, name).map(judgeUse);
	return verdicts.find((verdict) => verdict === "yes") ?? verdicts.find((verdict) => verdict === "unclear") ?? "no";
}
