/** What may happen to a pull request between two reviews. */

import { RULES, type RuleId, type Sample, type Stage } from "./history-sample.ts";
import type { Commit, History } from "./history-world.ts";

export const STEPS = [
	"edit",
	"move",
	"reorder",
	"reindent",
	"reindent a neighbour",
	"rename",
	"rename the added file",
	"revert",
	"go back by force",
	"amend",
	"rebase",
	"merge base",
	"mend",
	"mend elsewhere",
	"bring back",
	"dismiss",
] as const;

export interface Step {
	readonly kind: (typeof STEPS)[number];
	/** Chooses the rule, the commit or the layout that it is about. */
	readonly pick: number;
}

const INDENTS = ["    ", "  ", "\t", "        "];

/** What a step makes of the sample, where it is a plain commit. */
export function change(sample: Sample, { kind, pick }: Step): Sample {
	const rule = RULES[pick % RULES.length] as RuleId;
	const withStage = (stage: Stage): Sample => ({ ...sample, stages: { ...sample.stages, [rule]: stage } });
	const isThere = sample.stages[rule] === "there";
	switch (kind) {
		case "move":
			return { ...sample, isInAdded: { ...sample.isInAdded, [rule]: !sample.isInAdded[rule] } };
		case "reorder":
			return { ...sample, isReversed: !sample.isReversed };
		case "reindent":
			return { ...sample, indent: INDENTS[pick % INDENTS.length] ?? "\t" };
		case "reindent a neighbour":
			return { ...sample, isNeighbourDeep: !sample.isNeighbourDeep };
		case "rename":
			return { ...sample, isRenamed: !sample.isRenamed };
		case "rename the added file":
			return { ...sample, isAddedRenamed: !sample.isAddedRenamed };
		case "mend":
			return isThere ? withStage(pick % 2 === 0 ? "mended" : "absent") : sample;
		case "mend elsewhere":
			return isThere ? withStage("gone") : sample;
		case "bring back":
			return withStage("there");
		default:
			return { ...sample, edits: sample.edits + 1 };
	}
}

/** Pushes what the step comes to. `before` are all commits pushed so far, the head last. */
export async function push(history: History, step: Step, before: readonly Commit[]): Promise<Commit> {
	const head = history.head();
	switch (step.kind) {
		case "revert": {
			const old = before.at(-2) ?? head;
			return history.push({ sample: { ...old.sample, base: head.sample.base }, parents: [head.sha] });
		}
		case "go back by force":
			return history.push(before[step.pick % before.length] ?? head);
		case "amend":
			return history.push({ sample: change(head.sample, { ...step, kind: "edit" }), parents: head.parents });
		case "rebase":
		case "merge base": {
			const base = before.length;
			await history.moveBase(base);
			const main = await history.mainTip();
			const parents = step.kind === "rebase" ? [main] : [head.sha, main];
			return history.push({ sample: { ...head.sample, base }, parents });
		}
		default:
			return history.push({ sample: change(head.sample, step), parents: [head.sha] });
	}
}
