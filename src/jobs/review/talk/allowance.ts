/** How much Gregor talks: a conversation that goes on for longer is one for people. */

import type { Run, RunKind } from "../../../store/runs.ts";
import type { HeardTalk } from "../wishes.ts";

/** Ours. */
export const MOST_ANSWERS_A_THREAD = 5;
/** Ours; of one pull request in 24 hours. */
export const MOST_ANSWERS_A_DAY = 20;

const DAY_MS = 24 * 3_600_000;

/** `last-word`: one sentence says that there will be no more. `none`: it has been said. */
export type Allowance = "answer" | "last-word" | "none";

/** @param others runs of the pull request but this answer's own. */
export function allowanceOf(
	{ threadStart }: Pick<HeardTalk, "threadStart">,
	others: readonly Pick<Run, "startedAt" | "kind" | "thread">[],
	now: number = Date.now(),
): Allowance {
	const talks = others.filter(({ kind }) => kind === ("talk" satisfies RunKind));
	const inThread = threadStart === undefined ? 0 : talks.filter(({ thread }) => thread === threadStart).length;
	const today = talks.filter(({ startedAt }) => now - startedAt.getTime() < DAY_MS).length;
	if (inThread > MOST_ANSWERS_A_THREAD || today > MOST_ANSWERS_A_DAY) return "none";
	return inThread === MOST_ANSWERS_A_THREAD || today === MOST_ANSWERS_A_DAY ? "last-word" : "answer";
}
