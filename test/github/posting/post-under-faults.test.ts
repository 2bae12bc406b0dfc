import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { GitHubError } from "../../../src/github/github-error.ts";
import type { PostOutcome } from "../../../src/github/pull-request-host.ts";
import { fakeGitHub, type Inject } from "../support/fake-github.ts";
import { type FakeWorld, newWorld } from "../support/fake-world.ts";
import { FAULTS, type Fault } from "../support/fault.ts";
import { openFakeHost } from "../support/open-fake.ts";
import { quickTimers } from "../support/quick-timers.ts";
import { commentOn, pending, reviewOf, submitted } from "../support/review-cases.ts";

quickTimers();

const REVIEW = reviewOf(4, { body: "" });

/** One process: tries once, until it answers, fails or is killed. */
async function tryOnce(world: FakeWorld, inject?: Inject): Promise<PostOutcome | "killed" | GitHubError> {
	const github = fakeGitHub(world, inject);
	const posted = openFakeHost(github)
		.post(REVIEW)
		.catch((error: unknown) => {
			if (error instanceof GitHubError) return error;
			throw error;
		});
	return Promise.race([posted, github.killed]);
}

/** The line that GitHub refuses makes the way through the probes part of the story. */
const newStory = () => newWorld({ refuses: ({ line }) => line === 3 });

/** What GitHub holds is what the outcome says: one review, or none where no comment was taken. */
function expectTrue(world: FakeWorld, outcome: PostOutcome | "killed" | GitHubError): void {
	if (outcome === "killed" || outcome instanceof GitHubError) throw new Error(`It did not get through: ${outcome}`);
	const said = outcome.kind === "posted" ? outcome.comments.map((each) => each.fingerprint) : [];
	const told = outcome.kind === "posted" ? outcome.refused.map((each) => each.fingerprint) : [];
	expect([...said, ...told].sort()).toEqual(REVIEW.comments.map((each) => each.fingerprint));
	expect(submitted(world)).toHaveLength(said.length === 0 ? 0 : 1);
	expect(pending(world)).toBe(0);
}

function expectOnce(world: FakeWorld, outcome: PostOutcome | "killed" | GitHubError): void {
	expectTrue(world, outcome);
	expect(submitted(world)).toHaveLength(1);
}

const WRITES = {
	create: (method: string, route: string) => method === "POST" && route.endsWith("/reviews"),
	submit: (method: string, route: string) => method === "POST" && route.endsWith("/events"),
	delete: (method: string) => method === "DELETE",
	token: (method: string, route: string) => method === "POST" && route.endsWith("/access_tokens"),
};

describe.each(Object.entries(FAULTS))("%s", (_, fault) => {
	test.each(Object.entries(WRITES))("once at %s: one review, at the latest after another try", async (_, isIt) => {
		const world = newStory();
		let faults = 0;
		const first = await tryOnce(world, ({ method, route }) =>
			isIt(method, route) && faults++ === 0 ? fault : undefined,
		);
		expect(faults).toBeGreaterThan(0);
		expect(submitted(world).length).toBeLessThanOrEqual(1);
		if (!(first instanceof GitHubError)) expectTrue(world, first);
		expectOnce(world, await tryOnce(world));
	});

	test.each(Object.entries(WRITES))("always at %s: never two reviews, and a clear error", async (_, isIt) => {
		const world = newStory();
		const first = await tryOnce(world, ({ method, route }) => (isIt(method, route) ? fault : undefined));
		expect(submitted(world).length).toBeLessThanOrEqual(1);
		if (first instanceof GitHubError) expect(first.message).toMatch(/^(GET|POST|DELETE) \/.*: (no answer|\d+)/);
		else expectTrue(world, first);
		expectOnce(world, await tryOnce(world));
	});
});

test("a process killed before or after any request leaves one review to the next", async () => {
	const whole = fakeGitHub(newStory());
	await openFakeHost(whole).post(REVIEW);
	const steps = whole.log.length;
	expect(steps).toBeGreaterThan(15);
	for (let step = 0; step < steps; step++) {
		for (const after of [false, true]) {
			const world = newStory();
			const first = await tryOnce(world, (_, index) => (index === step ? { kind: "kill", after } : undefined));
			expect(first).toBe("killed");
			expect(submitted(world).length).toBeLessThanOrEqual(1);
			expectOnce(world, await tryOnce(world));
			expect(submitted(world)).toEqual([[1, 2, 4]]);
		}
	}
});

const anyFault: fc.Arbitrary<Fault> = fc.oneof(
	fc.constantFrom(...Object.values(FAULTS)),
	fc.boolean().map((after) => ({ kind: "kill" as const, after })),
);

test("any faults in any order, in any number of processes: one review, and every comment said or told", async () => {
	const processes = fc.array(fc.dictionary(fc.nat(25).map(String), anyFault, { maxKeys: 6 }), { maxLength: 4 });
	await fc.assert(
		fc.asyncProperty(processes, async (tries) => {
			const world = newStory();
			for (const faults of tries) {
				await tryOnce(world, (_, index) => faults[index]);
				expect(submitted(world).length).toBeLessThanOrEqual(1);
			}
			expectOnce(world, await tryOnce(world));
		}),
		{ numRuns: 60 },
	);
});

test("two workers on one run at the same time post one review", async () => {
	const world = newWorld();
	const both = await Promise.all([tryOnce(world), tryOnce(world)]);
	for (const outcome of both) expectOnce(world, outcome);
	expect(submitted(world)).toEqual([REVIEW.comments.map((each) => commentOn(each.endLine).endLine)]);
});
