import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { GitHubError } from "../../../src/github/github-error.ts";
import type { PostOutcome } from "../../../src/github/pull-request-host.ts";
import type { WriteMemory } from "../../../src/github/write-memory.ts";
import { fakeGitHub, type Inject } from "../support/fake-github.ts";
import { type FakeWorld, newWorld } from "../support/fake-world.ts";
import { FAULTS, type Fault } from "../support/fault.ts";
import { lastingMemory } from "../support/lasting-memory.ts";
import { openFakeHost } from "../support/open-fake.ts";
import { quickTimers } from "../support/quick-timers.ts";
import { commentOn, pending, reviewOf, submitted } from "../support/review-cases.ts";

quickTimers();

const REVIEW = reviewOf(4, { body: "" });

/** One process: tries once, until it answers, fails or is killed. */
async function tryOnce({ world, memory }: Story, inject?: Inject): Promise<PostOutcome | "killed" | GitHubError> {
	const github = fakeGitHub(world, inject);
	const posted = openFakeHost(github, memory && { memory })
		.post(REVIEW)
		.catch((error: unknown) => {
			if (error instanceof GitHubError) return error;
			throw error;
		});
	return Promise.race([posted, github.killed]);
}

interface Story {
	readonly world: FakeWorld;
	/** Shared by the processes; `undefined`: each has its own, and nothing to go by but GitHub. */
	readonly memory: WriteMemory | undefined;
}

type NewMemory = () => WriteMemory | undefined;

const MEMORIES: readonly (readonly [string, NewMemory])[] = [
	["a lasting memory", lastingMemory],
	["no memory", () => undefined],
];

/** The line that GitHub refuses makes the way through the probes part of the story. */
const newStory = (newMemory: NewMemory): Story => ({
	world: newWorld({ refuses: ({ line }) => line === 3 }),
	memory: newMemory(),
});

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

const anyFault: fc.Arbitrary<Fault> = fc.oneof(
	fc.constantFrom(...Object.values(FAULTS)),
	fc.boolean().map((after) => ({ kind: "kill" as const, after })),
);

describe.each(MEMORIES)("with %s", (_memory, newMemory) => {
	describe.each(Object.entries(FAULTS))("%s", (_, fault) => {
		test.each(Object.entries(WRITES))("once at %s: one review, at the latest after another try", async (_, isIt) => {
			const story = newStory(newMemory);
			const { world } = story;
			let faults = 0;
			const first = await tryOnce(story, ({ method, route }) =>
				isIt(method, route) && faults++ === 0 ? fault : undefined,
			);
			expect(faults).toBeGreaterThan(0);
			expect(submitted(world).length).toBeLessThanOrEqual(1);
			if (!(first instanceof GitHubError)) expectTrue(world, first);
			expectOnce(world, await tryOnce(story));
		});

		test.each(Object.entries(WRITES))("always at %s: never two reviews, and a clear error", async (_, isIt) => {
			const story = newStory(newMemory);
			const { world } = story;
			const first = await tryOnce(story, ({ method, route }) => (isIt(method, route) ? fault : undefined));
			expect(submitted(world).length).toBeLessThanOrEqual(1);
			if (first instanceof GitHubError) expect(first.message).toMatch(/^(GET|POST|DELETE) \/.*: (no answer|\d+)/);
			else expectTrue(world, first);
			expectOnce(world, await tryOnce(story));
		});
	});

	test("a process killed before or after any request leaves one review to the next", async () => {
		const { world: wholeWorld, memory } = newStory(newMemory);
		const whole = fakeGitHub(wholeWorld);
		await openFakeHost(whole, memory && { memory }).post(REVIEW);
		const steps = whole.log.length;
		expect(steps).toBeGreaterThan(13);
		for (let step = 0; step < steps; step++) {
			for (const after of [false, true]) {
				const story = newStory(newMemory);
				const { world } = story;
				const first = await tryOnce(story, (_, index) => (index === step ? { kind: "kill", after } : undefined));
				expect(first).toBe("killed");
				expect(submitted(world).length).toBeLessThanOrEqual(1);
				expectOnce(world, await tryOnce(story));
				expect(submitted(world)).toEqual([[1, 2, 4]]);
			}
		}
	});

	test("any faults in any order, in any number of processes: one review, and every comment said or told", async () => {
		const processes = fc.array(fc.dictionary(fc.nat(25).map(String), anyFault, { maxKeys: 6 }), { maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(processes, async (tries) => {
				const story = newStory(newMemory);
				const { world } = story;
				for (const faults of tries) {
					await tryOnce(story, (_, index) => faults[index]);
					expect(submitted(world).length).toBeLessThanOrEqual(1);
				}
				expectOnce(world, await tryOnce(story));
			}),
			{ numRuns: 60 },
		);
	});

	test("two workers on one run at the same time post one review", async () => {
		const story = { world: newWorld(), memory: newMemory() };
		const { world } = story;
		const both = await Promise.all([tryOnce(story), tryOnce(story)]);
		for (const outcome of both) expectOnce(world, outcome);
		expect(submitted(world)).toEqual([REVIEW.comments.map((each) => commentOn(each.endLine).endLine)]);
	});
});
