/** A seeded sample, stratified by rule: rules take turns, so that the rare ones are judged too. */

import type { Posted } from "./judge-review.ts";

export interface Draw {
	readonly count: number;
	readonly perRule: number;
	readonly seed: number;
}

export function drawSample(found: readonly Posted[], { count, perRule, seed }: Draw): Posted[] {
	const next = numbers(seed);
	const byRule = Map.groupBy(shuffled(found, next), ({ rule }) => rule);
	const strata = shuffled([...byRule.values()], next).map((list) => spread(list).slice(0, perRule));
	const turns = Array.from({ length: perRule }, (_, turn) => strata.flatMap((list) => list[turn] ?? []));
	const sample = turns.flat().slice(0, count);
	return sample.sort((one, other) => (one.rule < other.rule ? -1 : Number(one.rule > other.rule)));
}

/** Repositories take turns within a rule: ten hits of one author's habit say little. */
function spread(list: readonly Posted[]): Posted[] {
	const byFolder = [...Map.groupBy(list, ({ folder }) => folder).values()];
	const longest = Math.max(...byFolder.map((ofOne) => ofOne.length));
	return Array.from({ length: longest }, (_, turn) => byFolder.flatMap((ofOne) => ofOne[turn] ?? [])).flat();
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
	const left = [...list];
	return Array.from({ length: left.length }, () => left.splice(Math.floor(next() * left.length), 1)[0] as T);
}

/** Numbers from 0 up to 1, the same for the same seed (a linear congruence, Numerical Recipes' constants). */
function numbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
