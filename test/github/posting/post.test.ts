import { describe, expect, test } from "@jest/globals";
import type { ReviewToPost, RunId } from "../../../src/github/pull-request-host.ts";
import { printRunMarker } from "../../../src/github/run-marker.ts";
import { type FakeGitHub, fakeGitHub } from "../support/fake-github.ts";
import { BOT, type FakeReview, LATER_HEAD, newWorld, PERSON } from "../support/fake-world.ts";
import { openFakeHost } from "../support/open-fake.ts";
import { quickTimers } from "../support/quick-timers.ts";
import { commentOn, pending, reviewOf, submitted } from "../support/review-cases.ts";

quickTimers();

const post = (github: FakeGitHub, review: ReviewToPost) => openFakeHost(github).post(review);

function pendingOf(user: FakeReview["user"], body: string): FakeReview {
	return { id: 1, state: "PENDING", body, user, comments: [] };
}

describe("post", () => {
	test("creates a pending review, looks at the head, submits, and reads it back", async () => {
		const github = fakeGitHub();
		const outcome = await post(github, reviewOf(2));
		expect(submitted(github.world)).toEqual([[1, 2]]);
		expect(outcome).toEqual({
			kind: "posted",
			comments: [
				{ fingerprint: "f1", commentId: 1000 },
				{ fingerprint: "f2", commentId: 1001 },
			],
			refused: [],
		});
		const pull = "/repos/{owner}/{repo}/pulls/{number}";
		expect(github.log.filter((each) => each.includes("/pulls/"))).toEqual([
			`GET ${pull}/reviews`,
			`POST ${pull}/reviews`,
			`GET ${pull}`,
			`POST ${pull}/reviews/{id}/events`,
			`GET ${pull}/reviews/{id}/comments`,
		]);
	});

	test("says a run once, whatever the second try holds", async () => {
		const github = fakeGitHub();
		const first = await post(github, reviewOf(2));
		const again = await post(github, reviewOf(3, { body: "Other words." }));
		expect(submitted(github.world)).toEqual([[1, 2]]);
		expect(again).toEqual({ ...first, refused: [commentOn(3)] });
	});

	test("says another run beside it", async () => {
		const github = fakeGitHub();
		await post(github, reviewOf(1));
		await post(github, reviewOf(1, { runId: "run-2" as RunId }));
		expect(submitted(github.world)).toEqual([[1], [1]]);
	});

	test("writes nothing when there is nothing to say", async () => {
		const github = fakeGitHub();
		const outcome = await post(github, reviewOf(0, { body: "" }));
		expect(outcome).toEqual({ kind: "posted", comments: [], refused: [] });
		expect(github.log).toEqual([]);
	});

	test("sends a range for several lines, one line otherwise", async () => {
		const github = fakeGitHub();
		const range = { ...commentOn(9), startLine: 4, side: "LEFT" as const };
		await post(github, reviewOf(0, { comments: [range, commentOn(2)] }));
		expect(github.world.reviews[0]?.comments).toMatchObject([
			{ line: 9, start_line: 4, side: "LEFT", start_side: "LEFT" },
			{ line: 2, side: "RIGHT" },
		]);
		expect(github.world.reviews[0]?.comments[1]).not.toHaveProperty("start_line");
	});

	test("goes in batches of 30, each once", async () => {
		const github = fakeGitHub();
		const outcome = await post(github, reviewOf(65));
		await post(github, reviewOf(65));
		expect(submitted(github.world).map((each) => each.length)).toEqual([30, 30, 5]);
		expect(outcome.kind === "posted" && outcome.comments).toHaveLength(65);
	});

	test("never posts to a head that has moved on", async () => {
		const github = fakeGitHub(newWorld({ head: LATER_HEAD }));
		expect(await post(github, reviewOf(2))).toEqual({ kind: "stale", head: LATER_HEAD });
		expect(github.world.reviews).toEqual([]);
	});

	test("tells the rest as refused when the head moves between two parts", async () => {
		const world = newWorld();
		const github = fakeGitHub(world, (asked) => {
			if (asked.route.endsWith("/events")) world.head = LATER_HEAD;
			return undefined;
		});
		const outcome = await post(github, reviewOf(31));
		expect(outcome).toMatchObject({ kind: "posted", refused: [commentOn(31)] });
		expect(submitted(world).map((each) => each.length)).toEqual([30]);
	});
});

describe("what it finds there", () => {
	const marker = printRunMarker({ kind: "review", run: "run-1", part: 0, comments: 0, content: "other" });
	const probe = printRunMarker({ kind: "probe", run: "run-1" });

	test.each([
		["an older run's", printRunMarker({ kind: "review", run: "run-0", part: 0, comments: 0, content: "x" })],
		["this run's with other content", marker],
		["a probe", probe],
		["one without a marker", "hand-made"],
	])("deletes a pending review of ours: %s", async (_, body) => {
		const github = fakeGitHub(newWorld({ reviews: [pendingOf(BOT, body)] }));
		await post(github, reviewOf(2));
		expect(submitted(github.world)).toEqual([[1, 2]]);
		expect(pending(github.world)).toBe(0);
	});

	test("does not take a person's review for ours, marker or not", async () => {
		const forged: FakeReview = { ...pendingOf(PERSON, marker), state: "COMMENTED" };
		const github = fakeGitHub(newWorld({ reviews: [forged] }));
		await post(github, reviewOf(2));
		expect(submitted(github.world)).toEqual([[], [1, 2]]);
	});

	test("does not submit a pending review of its own that GitHub made in part", async () => {
		const github = fakeGitHub(newWorld(), ({ route }) => {
			return route.endsWith("/events") ? { kind: "kill", after: false } : undefined;
		});
		await Promise.race([post(github, reviewOf(3)), github.killed]);
		github.world.reviews = github.world.reviews.map((each) => ({ ...each, comments: each.comments.slice(1) }));
		await post(fakeGitHub(github.world), reviewOf(3));
		expect(submitted(github.world)).toEqual([[1, 2, 3]]);
	});

	test.each([
		["the first", 1, 1],
		["a probe", 2, 4],
	])("does not take another worker's lock for a refusal: %s creation", async (_, nth, count) => {
		const world = newWorld({ refuses: ({ line }) => line === 4 });
		let creations = 0;
		const github = fakeGitHub(world, ({ method, route }) => {
			const isCreation = method === "POST" && route.endsWith("/reviews");
			if (isCreation && ++creations === nth) world.reviews.push(pendingOf(BOT, "another's"));
			return undefined;
		});
		const outcome = await post(github, reviewOf(count));
		expect(outcome).toMatchObject({ kind: "posted", refused: count === 4 ? [commentOn(4)] : [] });
	});

	test("reads its comments again when GitHub does not show them at once", async () => {
		let reads = 0;
		const github = fakeGitHub(newWorld(), ({ route }) => {
			const isFirst = route.endsWith("/reviews/{id}/comments") && ++reads === 1;
			return isFirst ? { kind: "answer", status: 200, after: false, data: [] } : undefined;
		});
		expect(await post(github, reviewOf(2))).toMatchObject({ comments: [{}, {}], refused: [] });
		expect(submitted(github.world)).toEqual([[1, 2]]);
	});

	test("does not wait for a comment of its own that a person deleted", async () => {
		const github = fakeGitHub();
		await post(github, reviewOf(2));
		github.world.reviews = github.world.reviews.map((each) => ({ ...each, comments: each.comments.slice(1) }));
		expect(await post(github, reviewOf(2))).toMatchObject({
			comments: [{ fingerprint: "f2" }],
			refused: [commentOn(1)],
		});
	});

	test("finds its own review behind a page of others", async () => {
		const others = Array.from({ length: 150 }, (_, id) => ({
			...pendingOf(PERSON, ""),
			id,
			state: "COMMENTED" as const,
		}));
		const github = fakeGitHub(newWorld({ reviews: others }));
		await post(github, reviewOf(1));
		await post(github, reviewOf(1));
		expect(github.world.reviews).toHaveLength(151);
	});
});

describe("comments that GitHub refuses", () => {
	test.each([
		["one of one", 1, [1], ""],
		["one of ten", 10, [4], "Words."],
		["the ends of thirty", 30, [1, 30], ""],
		["all of five", 5, [1, 2, 3, 4, 5], "Words."],
		["all, with nothing else to say", 4, [1, 2, 3, 4], ""],
		["in two parts", 40, [7, 33], ""],
	])("%s are left out and told", async (_, count, lines, body) => {
		const github = fakeGitHub(newWorld({ refuses: ({ line }) => lines.includes(line) }));
		const outcome = await post(github, reviewOf(count, { body }));
		expect(outcome).toMatchObject({ kind: "posted", refused: lines.map(commentOn) });
		const taken = Array.from({ length: count }, (_, index) => index + 1).filter((line) => !lines.includes(line));
		expect(submitted(github.world).flat()).toEqual(taken);
		expect(pending(github.world)).toBe(0);
	});

	test("one of thirty costs at most eleven probes", async () => {
		const github = fakeGitHub(newWorld({ refuses: ({ line }) => line === 17 }));
		await post(github, reviewOf(30));
		const creates = github.log.filter((each) => each.endsWith("/reviews") && each.startsWith("POST"));
		expect(creates.length).toBeLessThanOrEqual(13);
	});

	test("are not looked for when the head has moved on", async () => {
		const github = fakeGitHub(newWorld({ head: LATER_HEAD, refuses: () => true }));
		expect(await post(github, reviewOf(30))).toEqual({ kind: "stale", head: LATER_HEAD });
		expect(github.log.filter((each) => each.startsWith("POST /repos"))).toHaveLength(1);
	});

	test("a body that is refused is our bug, and leaves nothing behind", async () => {
		const github = fakeGitHub(newWorld({ refuses: () => false }), (asked) => {
			const isReal = asked.method === "POST" && String(asked.body.body).includes("Two things.");
			return isReal ? { kind: "answer", status: 422, after: false } : undefined;
		});
		await expect(post(github, reviewOf(3))).rejects.toMatchObject({ kind: "bug", status: 422 });
		expect(github.world.reviews).toEqual([]);
	});
});
