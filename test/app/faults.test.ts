/** Each write of a review meets each failure that GitHub and the network have; what people see comes out the same. */

import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Fault, RequestMatch } from "../support/github/faults.ts";
import { type FaultWorld, startFaultWorld } from "./crash-support/fault-world.ts";
import { type Outcome, outcomeOf, REVIEWED_ONCE, unfinishedChecks } from "./crash-support/outcome.ts";
import { NEXT_CHANGE, nap } from "./crash-support/small-change.ts";

/** All of the matrix; otherwise the kinds of failure that Gregor treats each in its own way. */
const isFull = process.env.GREGOR_FULL === "1";

let world: FaultWorld;
beforeAll(async () => {
	world = await startFaultWorld();
}, 60_000);
afterAll(() => world.close());
afterEach(() => world.github.clearFaults());

const FAILURES: Readonly<Record<string, Omit<Fault, "match">>> = {
	"500": { how: "status", status: 500 },
	"502 after the effect": { how: "status-after-effect", status: 502 },
	"a reset after the effect": { how: "reset-after-effect" },
	"a reset": { how: "reset" },
	"a timeout": { how: "timeout" },
	"a timeout after the effect": { how: "timeout-after-effect" },
	"a secondary limit": { how: "secondary-limit", retryAfterSeconds: 1 },
	"401": { how: "status", status: 401 },
	"403": { how: "status", status: 403 },
	"404": { how: "status", status: 404 },
	"422": { how: "status", status: 422 },
};
const failures = Object.keys(FAILURES);

const FIRST_WRITES: Readonly<Record<string, RequestMatch>> = {
	"making the check": { method: "POST", path: /\/check-runs$/ },
	"making the review": { method: "POST", path: /\/reviews$/ },
	"submitting the review": { method: "POST", path: /\/events$/ },
	"writing the summary": { method: "POST", path: /\/issues\/\d+\/comments$/ },
	"concluding the check": { method: "PATCH", path: /\/check-runs\/\d+$/, body: /"conclusion"/ },
};
const LATER_WRITES: Readonly<Record<string, RequestMatch>> = {
	"editing the summary": { method: "PATCH", path: /\/issues\/comments\/\d+$/ },
	"resolving a thread": { method: "POST", path: /graphql$/, body: /resolveReviewThread/ },
};
const COMMENT_WRITES: Readonly<Record<string, RequestMatch>> = {
	"seeing a comment": { method: "POST", path: /\/reactions$/, body: /eyes/ },
	"answering a comment": { method: "POST", path: /\/issues\/\d+\/comments$/ },
	"saying that it is done": { method: "POST", path: /\/reactions$/, body: /\+1/ },
};
/** The comment is gone, or may not be answered. */
const GONE = ["403", "404"];

/** An effect that nobody heard of, and a refusal; what has no effect is tried again by the same way. */
const KINDS = isFull ? failures : ["502 after the effect", "422"];
const FEW = isFull ? failures : ["502 after the effect"];

const tableOf = (writes: Readonly<Record<string, RequestMatch>>, hows: readonly string[]) =>
	Object.entries(writes).flatMap(([what, match]) => hows.map((how) => ({ what, how, match })));

const strike = (how: string, match: RequestMatch, times = 1) =>
	world.github.fail({ how: "status", ...FAILURES[how], match, times });

/** Everything that was asked to fail has failed, and nothing that Gregor sent was out of order. */
async function expectSettled(): Promise<void> {
	await world.settled();
	expect(world.github.pendingFaults()).toBe(0);
	expect(world.github.violations).toEqual([]);
	expect(await world.server.queue.listDead()).toEqual([]);
}

describe("a pull request is reviewed once", () => {
	test.each(tableOf(FIRST_WRITES, KINDS))("when $what meets $how", async ({ how, match }) => {
		strike(how, match);
		const pull = await world.open();
		await expectSettled();
		expect(outcomeOf(pull)).toEqual(REVIEWED_ONCE);
	});

	test("when git cannot fetch at first", async () => {
		strike("500", { path: /git-upload-pack/ });
		const pull = await world.open();
		await expectSettled();
		expect(outcomeOf(pull)).toEqual(REVIEWED_ONCE);
	});
});

describe("a push is reviewed once", () => {
	const PUSHED: Outcome = {
		reviews: ["COMMENTED", "COMMENTED"],
		threads: ["src/first.rs", "src/second.rs", "src/third.rs"],
		summaries: 1,
		checks: ["neutral"],
		annotations: 1,
	};

	test.each(tableOf(LATER_WRITES, FEW))("when $what meets $how", async ({ what, how, match }) => {
		const pull = await world.open();
		await world.settled();
		strike(how, match);
		await world.github.push(world.repository, pull.head.ref, { files: NEXT_CHANGE });
		await expectSettled();
		expect(outcomeOf(pull)).toEqual(PUSHED);
		const resolved = pull.threads.filter(({ resolvedBy }) => resolvedBy !== null).map(({ path }) => path);
		// An installation that does not let the App resolve threads keeps them open.
		const isRefused = what === "resolving a thread" && GONE.includes(how);
		expect(resolved).toEqual(isRefused ? [] : ["src/first.rs"]);
	});
});

describe("a comment is answered once", () => {
	test.each(tableOf(COMMENT_WRITES, FEW))("when $what meets $how", async ({ what, how, match }) => {
		const pull = await world.github.openPullRequest(world.repository, {
			author: world.anna,
			head: "main",
			title: "Nothing changes",
		});
		await world.settled();
		strike(how, match);
		const asked = await world.github.comment(pull, world.anna, "/help");
		await expectSettled();
		const isGone = (which: string) => GONE.includes(how) && what === which;
		const reactions = asked.reactions.map(({ content }) => content).toSorted();
		const seen = isGone("seeing a comment") ? [] : ["eyes"];
		expect(reactions).toEqual(isGone("saying that it is done") ? seen : ["+1", ...seen]);
		const answers = pull.comments.filter(({ app, body }) => app !== null && body.includes("/dismiss"));
		expect(answers).toHaveLength(isGone("answering a comment") ? 0 : 1);
	});
});

describe("what does not pass is told, and done when an operator sends it round again", () => {
	const table = tableOf(FIRST_WRITES, isFull ? ["500", "a reset", "401", "403", "404", "422"] : ["404"]);
	// A 422 for each comment by itself is GitHub's word on its line: all go into the summary, and nothing has failed.
	const cases = table.filter(({ what, how }) => what !== "making the review" || how !== "422");

	test.each(cases)("$what meets $how again and again", async ({ what, how, match }) => {
		strike(how, match, Number.POSITIVE_INFINITY);
		const pull = await world.open();
		await world.settled();
		expect(await world.server.queue.listDead()).toHaveLength(1);
		if (!what.endsWith("check")) {
			await world.told();
			expect(outcomeOf(pull).checks).toEqual(["neutral"]);
			expect(world.repository.checkRuns.at(-1)?.output.title).toBe("Gregor could not review this change");
		}
		world.github.clearFaults();
		await world.server.queue.redrive("all");
		await expectSettled();
		const { reviews, threads, summaries } = outcomeOf(pull);
		const { checks: _, annotations: __, ...once } = REVIEWED_ONCE;
		expect({ reviews, threads, summaries }).toEqual(once);
		expect(unfinishedChecks(pull)).toEqual([]);
	});
});

describe("a head that moves between review and post is not posted to", () => {
	test.each([
		["and no word of it has come", false],
		["and its webhook cancels the work", true],
	])("%s", async (_, isTold) => {
		const { github, app, repository, meanwhile } = world;
		const { webhookUrl } = app;
		meanwhile(async () => {
			if (!isTold) app.webhookUrl = undefined;
			await github.push(repository, pull.head.ref, { files: { "src/third.rs": nap("third") } });
			app.webhookUrl = webhookUrl;
		});
		strike("500", { method: "POST", path: /\/reviews$/ });
		const pull = await world.open();
		await expectSettled();
		expect(unfinishedChecks(pull)).toEqual([]);
		if (!isTold) {
			expect(outcomeOf(pull)).toMatchObject({ reviews: [], summaries: 0 });
			await github.push(repository, pull.head.ref, { files: { "src/lib.rs": "pub mod first;\n" } });
			await expectSettled();
		}
		expect(outcomeOf(pull)).toMatchObject({
			reviews: ["COMMENTED"],
			threads: ["src/first.rs", "src/second.rs", "src/third.rs"],
			summaries: 1,
			checks: ["neutral"],
		});
		expect(unfinishedChecks(pull)).toEqual([]);
	});
});
