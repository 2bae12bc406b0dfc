import { expect, test } from "@jest/globals";
import { GitHubError, type GitHubErrorFacts } from "../../src/github/github-error.ts";
import { nextStep } from "../../src/github/next-step.ts";

const NOW = new Date("2026-01-01T00:00:00Z");
const inMs = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

const NOTHING: Omit<GitHubErrorFacts, "kind"> = {
	status: undefined,
	requestId: undefined,
	method: "POST",
	route: "/",
	retryAt: undefined,
	effect: "none",
	reasons: [],
	cause: undefined,
};

const GIVE_UP = { kind: "give-up" };
const retry = (afterMs: number) => ({ kind: "retry", afterMs });
const reconcile = (afterMs: number) => ({ kind: "reconcile", afterMs });

test.each([
	["the owner's", { kind: "owner" }, 1, GIVE_UP],
	["our bug", { kind: "bug" }, 1, GIVE_UP],
	["bad credentials, once more", { kind: "operator" }, 1, retry(1_000)],
	["bad credentials again", { kind: "operator" }, 2, GIVE_UP],
	["GitHub's, nothing done", { kind: "github-wait" }, 1, retry(1_000)],
	["GitHub's, third time", { kind: "github-wait" }, 3, retry(4_000)],
	["GitHub's, perhaps done", { kind: "github-wait", effect: "unknown" }, 1, reconcile(1_000)],
	["GitHub's, perhaps done, again", { kind: "github-wait", effect: "unknown" }, 4, reconcile(8_000)],
	["GitHub's, too often", { kind: "github-wait", effect: "unknown" }, 5, GIVE_UP],
	["a limit", { kind: "github-wait", retryAt: inMs(30_000) }, 1, retry(30_000)],
	["a limit of a minute", { kind: "github-wait", retryAt: inMs(60_000) }, 1, retry(60_000)],
	["a limit that is too long for a job", { kind: "github-wait", retryAt: inMs(60_001) }, 1, GIVE_UP],
	["a limit that is over", { kind: "github-wait", retryAt: inMs(-5) }, 1, retry(0)],
] as const)("%s", (_, facts, attempt, expected) => {
	expect(nextStep(new GitHubError({ ...NOTHING, ...facts }), attempt, NOW)).toEqual(expected);
});
