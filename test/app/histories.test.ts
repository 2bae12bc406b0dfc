/**
 * Random histories of a pull request: whatever is pushed, nothing is said twice while it stands, and nothing is lost.
 * More and other ones: `HISTORIES=100 HISTORY_SEED=7`.
 */

import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { RULES, type RuleId, START } from "./support/history-sample.ts";
import { push, STEPS, type Step } from "./support/history-steps.ts";
import { type Commit, type History, type HistoryWorld, openHistoryWorld } from "./support/history-world.ts";

const RUNS = Number(process.env.HISTORIES ?? 2);
const SEED = Number(process.env.HISTORY_SEED ?? 20_261_121);

let world: HistoryWorld;
beforeAll(async () => {
	world = await openHistoryWorld();
}, 60_000);
afterAll(() => world.close());

/** What must have been said: for each rule, how often, and whether it stands and was dismissed. */
interface Expected {
	readonly comments: number;
	readonly stands: boolean;
	readonly isDismissed: boolean;
}

type Book = Readonly<Record<RuleId, Expected>>;

const EMPTY = Object.fromEntries(
	RULES.map((rule) => [rule, { comments: 0, stands: false, isDismissed: false }]),
) as Record<RuleId, Expected>;

const threadsOf = ({ pull }: History, rule: RuleId) =>
	pull.threads.filter(({ comments }) => comments[0]?.body.includes(`${rule}`));

/** After a push, before its review: what comes back is said again, unless its old thread is open still. */
function expectAfter(book: Book, history: History): Book {
	const entries = RULES.map((rule): [RuleId, Expected] => {
		const { comments, stands, isDismissed } = book[rule];
		const isThere = history.head().sample.stages[rule] === "there";
		const isOpen = threadsOf(history, rule).some(({ resolvedBy }) => resolvedBy === null);
		const isSaid = isThere && !stands && !isDismissed && !isOpen;
		return [rule, { comments: comments + (isSaid ? 1 : 0), stands: isThere, isDismissed }];
	});
	return Object.fromEntries(entries) as Record<RuleId, Expected>;
}

function observe(history: History, rule: RuleId) {
	const threads = threadsOf(history, rule);
	return {
		rule,
		comments: threads.length,
		open: threads.filter(({ resolvedBy }) => resolvedBy === null).length,
		openAndOutdated: threads.filter(({ resolvedBy, isOutdated }) => resolvedBy === null && isOutdated).length,
	};
}

function check(history: History, book: Book): void {
	for (const rule of RULES) {
		const { comments, stands, isDismissed } = book[rule];
		const seen = observe(history, rule);
		expect({ rule, comments: seen.comments }).toEqual({ rule, comments });
		if (stands && !isDismissed) expect(seen).toMatchObject({ rule, open: 1 });
		else expect(seen).toMatchObject({ rule, openAndOutdated: 0 });
	}
	const standing = RULES.filter((rule) => book[rule].stands && !book[rule].isDismissed).length;
	const run = history.repository.checkRuns.findLast(({ headSha }) => headSha === history.pull.head.sha);
	expect(countIn(run?.output.title ?? "")).toBe(standing);
	const summary = history.pull.comments.find(({ app, body }) => app !== null && body.includes("gregor:summary"));
	expect(countIn(summary?.body ?? "Nothing to object to")).toBe(standing);
}

/** The number of findings that a verdict names. */
function countIn(text: string): number {
	if (text.includes("Nothing to object to")) return 0;
	return Number(/(\d+) findings?:/.exec(text)?.[1]);
}

async function play(steps: readonly Step[]): Promise<void> {
	const history = await world.open(START);
	const commits: Commit[] = [history.head()];
	let book = expectAfter(EMPTY, history);
	book = { ...book, "std-sleep-in-async": { comments: 1, stands: true, isDismissed: false } };
	check(history, book);
	for (const step of steps) {
		const rule = RULES[step.pick % RULES.length] as RuleId;
		const thread = threadsOf(history, rule).at(-1);
		if (step.kind === "dismiss") {
			if (!thread || !book[rule].stands || book[rule].isDismissed) continue;
			await history.dismiss(thread);
			book = { ...book, [rule]: { ...book[rule], isDismissed: true } };
			expect(thread.resolvedBy).not.toBeNull();
			continue;
		}
		const before = history.head().sha;
		commits.push(await push(history, step, commits));
		if (history.head().sha === before) continue;
		book = expectAfter(book, history);
		await history.review();
		check(history, book);
	}
	expect(world.github.violations).toEqual([]);
}

/** Dismissed, renamed, moved away and gone for a while: it is never heard of again. */
const DISMISSED: Step[] = [
	{ kind: "dismiss", pick: 0 },
	{ kind: "rename", pick: 0 },
	{ kind: "move", pick: 0 },
	{ kind: "mend", pick: 0 },
	{ kind: "rebase", pick: 0 },
	{ kind: "bring back", pick: 0 },
];

/** Gone while its line stays: back, it is not said again; gone once more, its thread ends when the line changes. */
const MENDED_ELSEWHERE: Step[] = [
	{ kind: "mend elsewhere", pick: 0 },
	{ kind: "bring back", pick: 0 },
	{ kind: "mend elsewhere", pick: 0 },
	{ kind: "reindent", pick: 2 },
	{ kind: "merge base", pick: 0 },
	{ kind: "bring back", pick: 0 },
];

test(
	"no finding is said twice while it stands, and none is lost",
	async () => {
		const step = fc.record({ kind: fc.constantFrom(...STEPS), pick: fc.nat({ max: 11 }) });
		const steps = fc.array(step, { minLength: 3, maxLength: 6 });
		await fc.assert(fc.asyncProperty(steps, play), {
			numRuns: RUNS,
			seed: SEED,
			examples: [[DISMISSED], [MENDED_ELSEWHERE]],
			endOnFailure: true,
		});
	},
	RUNS * 60_000,
);
