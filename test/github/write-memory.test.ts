/** A lasting memory spares looking for what nobody has begun, and nothing else: whatever fails, each thing is there once. */

import { beforeEach, describe, expect, test } from "@jest/globals";
import { GitHubError } from "../../src/github/github-error.ts";
import type { CheckReport, HeadSha, PullRequestHost, RunId } from "../../src/github/pull-request-host.ts";
import type { WriteMemory } from "../../src/github/write-memory.ts";
import { type FakeGitHub, fakeGitHub, type Inject } from "./support/fake-github.ts";
import { BOT, COMMENTED_AT, type FakeWorld, HEAD, newWorld } from "./support/fake-world.ts";
import { FAULTS } from "./support/fault.ts";
import { lastingMemory } from "./support/lasting-memory.ts";
import { openFakeHost } from "./support/open-fake.ts";
import { quickTimers } from "./support/quick-timers.ts";
import { reviewOf, submitted } from "./support/review-cases.ts";

quickTimers();

const CHECK: CheckReport = {
	runId: "run-1" as RunId,
	head: HEAD as HeadSha,
	state: "success",
	title: "Done",
	summary: "S",
	annotations: [],
};

let memory: WriteMemory;
let world: FakeWorld;
beforeEach(() => {
	memory = lastingMemory();
	world = newWorld();
});

/** A process of its own, and what it asks of GitHub beside the App itself. */
function start(inject?: Inject): { host: PullRequestHost; asked: () => string[] } {
	const github: FakeGitHub = fakeGitHub(world, inject);
	const asked = () =>
		github.log
			.filter((each) => each.includes("/repos/"))
			.map((each) => each.replace("/repos/{owner}/{repo}", "").replace("/pulls/{number}", "/pull"));
	return { host: openFakeHost(github, { memory }), asked };
}

/** All that one run writes. */
async function tell(host: PullRequestHost, comments: number, summary = "Summary") {
	await host.read();
	await host.tellCheck({ ...CHECK, state: "in_progress" });
	const review = reviewOf(comments, { body: "" });
	await host.post({ ...review, comments: review.comments });
	await host.writeSummary(summary, true);
	await host.tellCheck(CHECK);
}

describe("a first run", () => {
	test("asks for nothing that cannot be there", async () => {
		const { host, asked } = start();
		await tell(host, 2);
		expect(asked()).toEqual([
			"GET /pull",
			"POST /check-runs",
			"POST /pull/reviews",
			"GET /pull",
			"POST /pull/reviews/{id}/events",
			"GET /pull/reviews/{id}/comments",
			"POST /issues/{number}/comments",
			"PATCH /check-runs/{id}",
		]);
	});

	test("of sixty comments reads both its reviews back at once", async () => {
		const { host, asked } = start();
		await tell(host, 60);
		expect(submitted(world).flat()).toHaveLength(60);
		expect(asked().filter((each) => each.includes("comments"))).toEqual([
			"GET /pull/comments",
			"POST /issues/{number}/comments",
		]);
	});

	test("that says nothing does not look for a summary on a pull request without comments", async () => {
		const { host, asked } = start();
		await host.read();
		await host.writeSummary("Clean", false);
		expect(asked()).toEqual(["GET /pull"]);
	});
});

test("a later run edits the summary that is remembered", async () => {
	await tell(start().host, 1, "First");
	const { host, asked } = start();
	await host.read();
	await host.writeSummary("Second", true);
	expect(asked()).toEqual(["GET /pull", "PATCH /issues/comments/{id}"]);
	expect(world.issueComments.map(({ body }) => body)).toEqual([expect.stringContaining("Second")]);
});

test("a summary that only GitHub remembers is found", async () => {
	const body = "<!-- gregor:summary v1 none -->\nFrom before the database was lost";
	world.issueComments.push({ id: 1, body, user: BOT, created_at: COMMENTED_AT });
	await tell(start().host, 1, "Now");
	expect(world.issueComments.map(({ body }) => body)).toEqual([expect.stringContaining("Now")]);
});

test("a pending review that is in the way is found all the same", async () => {
	world.reviews.push({ id: 1, state: "PENDING", body: "of another run", user: BOT, comments: [] });
	await tell(start().host, 1);
	expect(world.reviews.map(({ state }) => state)).toEqual(["COMMENTED"]);
});

describe.each(Object.entries(FAULTS))("%s", (_, fault) => {
	const WRITES = ["POST /check-runs", "POST /issues/{number}/comments", "POST /pull/reviews"];
	test.each(WRITES)("at %s, once: each thing is there once, at the latest after another try", async (write) => {
		let faults = 0;
		const route = write.replace("POST ", "").replace("/pull/", "/pulls/{number}/");
		const isIt: Inject = (asked) =>
			asked.method === "POST" && asked.route.endsWith(route) && faults++ === 0 ? fault : undefined;
		await tell(start(isIt).host, 2).catch((error: unknown) => {
			if (!(error instanceof GitHubError)) throw error;
		});
		expect(faults).toBeGreaterThan(0);
		await tell(start().host, 2);
		expect(world.checks.map(({ status }) => status)).toEqual(["completed"]);
		expect(world.issueComments).toHaveLength(1);
		expect(submitted(world)).toEqual([[1, 2]]);
	});
});
