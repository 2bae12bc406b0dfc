/** Which signals fit what an agent's `review.applies` declares. */

import type { Profile, Signal } from "../change/profile.ts";
import type { Applicability } from "./agent.ts";
import { type Evidence, saySignal } from "./evidence.ts";
import { pathFilter } from "./path-filter.ts";

const CRATE_RANK = 0;
const SYMBOL_RANK = 1;
/** Kinds of change follow, in the order that the agent lists them. */
const CHANGE_RANK = 2;
const PATH_RANK = 1000;

/** @param files the changed paths under review, for `applies.paths`. */
export function declaredFit(applies: Applicability, profile: Profile, files: readonly string[]): readonly Evidence[] {
	const crates = new Set(applies.crates.map(crateName));
	const symbols = new Set(applies.symbols);
	const bySignal = profile.signals.flatMap((signal): Evidence[] => {
		const rank = signalRank(signal, crates, symbols, applies.changes);
		return rank === undefined ? [] : [{ path: signal.path, line: signal.line, says: saySignal(signal), rank }];
	});
	return [...bySignal, ...byPath(applies.paths, profile, files)];
}

function signalRank(
	signal: Signal,
	crates: ReadonlySet<string>,
	symbols: ReadonlySet<string>,
	changes: readonly string[],
): number | undefined {
	const namesCrate = signal.kind === "crate" || signal.kind === "kafka-client";
	if (namesCrate && crates.has(crateName(signal.name))) return CRATE_RANK;
	if (!namesCrate && (symbols.has(signal.name) || symbols.has(lastSegment(signal.name)))) return SYMBOL_RANK;
	const change = changes.indexOf(signal.kind);
	return change < 0 ? undefined : CHANGE_RANK + change;
}

function byPath(globs: readonly string[], profile: Profile, files: readonly string[]): Evidence[] {
	const matches = pathFilter(globs);
	return files.filter(matches).map((path) => {
		const line = profile.signals.find((signal) => signal.path === path)?.line ?? 1;
		const glob = globs.find((one) => pathFilter([one])(path)) ?? "";
		return { path, line, says: `lies under \`${glob}\``, rank: PATH_RANK };
	});
}

/** Cargo takes `-` and `_` for one. */
function crateName(name: string): string {
	return name.toLowerCase().replaceAll("_", "-");
}

function lastSegment(path: string): string {
	return path.slice(path.lastIndexOf(":") + 1);
}
