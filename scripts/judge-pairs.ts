/** Pairs of rules that comment on the same lines: where the cause is one, the rule that says more should supersede. */

import type { Posted } from "./judge-review.ts";

/** One line a pair, most frequent first, with the first few places. */
export function pairsOf(found: readonly Posted[]): string[] {
	const pairs = new Map<string, string[]>();
	for (const ofFile of Map.groupBy(found, ({ folder, path }) => `${folder} ${path}`).values()) {
		for (const [index, one] of ofFile.entries()) {
			for (const other of ofFile.slice(index + 1)) {
				const line = sharedLine(one, other);
				if (line === undefined) continue;
				const key = [one.rule, other.rule].sort().join(" + ");
				pairs.set(key, [...(pairs.get(key) ?? []), `${one.folder} ${one.path}:${line}`]);
			}
		}
	}
	const sorted = [...pairs].sort((one, other) => other[1].length - one[1].length);
	return sorted.map(([pair, places]) => `${places.length}\t${pair}\t${places.slice(0, 3).join("  ")}`);
}

function sharedLine(one: Posted, other: Posted): number | undefined {
	const lines = new Set(linesOf(other));
	return linesOf(one).find((line) => lines.has(line));
}

function linesOf({ startLine, endLine, alsoAt }: Posted): number[] {
	const own = Array.from({ length: endLine - startLine + 1 }, (_, offset) => startLine + offset);
	return [...own, ...alsoAt];
}
