import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import type { Fault } from "../../support/github/faults.ts";
import { type Bench, refusalOf, setUp, tokenWith, withToken } from "./bench.ts";

let bench: Bench;
beforeAll(async () => {
	const made = await setUp();
	// Octokit's App authentication repeats a 401 of a young token by itself, so the token is used bare.
	const token = await tokenWith(made, { pull_requests: "write", issues: "write" });
	bench = { ...made, octokit: withToken(made.github.url, token) };
});
afterEach(() => {
	expect(bench.github.pendingFaults()).toBe(0);
	expect(bench.github.violations).toEqual([]);
});
afterAll(() => bench.github.close());

const ON_COMMENTS = { method: "POST", path: /\/issues\/1\/comments$/ };

/** Posts a comment; answers GitHub's status, and how many comments it made. */
async function comment(signal?: AbortSignal): Promise<[number, number]> {
	const { octokit, at, pull } = bench;
	const before = pull.comments.length;
	const request = signal === undefined ? {} : { request: { signal } };
	const asked = octokit.rest.issues.createComment({ ...at, issue_number: 1, body: "x", ...request });
	const status = await asked.then(
		(answer) => answer.status,
		(error: { readonly status: number }) => error.status,
	);
	return [status, pull.comments.length - before];
}

const cases: [string, Omit<Fault, "match">, [number, number]][] = [
	["a 500 before anything", { how: "status" }, [500, 0]],
	["a 401", { how: "status", status: 401 }, [401, 0]],
	["a 502 behind the effect", { how: "status-after-effect", status: 502 }, [502, 1]],
	["a reset", { how: "reset" }, [500, 0]],
	["a reset behind the effect", { how: "reset-after-effect" }, [500, 1]],
	["a secondary limit", { how: "secondary-limit" }, [403, 0]],
];
test.each(cases)("%s", async (_name, fault, expected) => {
	bench.github.fail({ match: ON_COMMENTS, ...fault });
	expect(await comment()).toEqual(expected);
	expect(await comment()).toEqual([201, 1]);
});

const silences: [string, Fault["how"], number][] = [
	["without effect", "timeout", 0],
	["behind the effect", "timeout-after-effect", 1],
];
test.each(silences)("an answer that never comes, %s", async (_name, how, made) => {
	const { github } = bench;
	github.fail({ match: ON_COMMENTS, how });
	const answered = github.nextRequest(ON_COMMENTS);
	const patience = new AbortController();
	const asked = comment(patience.signal);
	expect((await answered).status).toBe(0);
	patience.abort();
	expect((await asked)[1]).toBe(made);
});

test("the second of two, by its body, and as often as was said", async () => {
	const { github } = bench;
	github.fail({ match: { body: /"x"/ }, after: 1, times: 2, how: "status", status: 422 });
	const statuses: number[] = [];
	for (let time = 0; time < 4; time += 1) statuses.push((await comment())[0]);
	expect(statuses).toEqual([201, 422, 422, 201]);
});

test("a secondary limit says how long to wait", async () => {
	const { github, octokit, at } = bench;
	github.fail({ match: { method: "GET" }, how: "secondary-limit", retryAfterSeconds: 7 });
	const refusal = await refusalOf(octokit.rest.repos.get(at));
	expect(refusal).toMatchObject({ status: 403, headers: { "retry-after": "7" } });
});

test("git's requests fail like any other, and are logged", async () => {
	const { github } = bench;
	github.fail({ match: { path: /info\/refs$/ }, how: "status", status: 503 });
	const answer = await fetch(`${github.url}/anna/meter.git/info/refs?service=git-upload-pack`);
	expect(answer.status).toBe(503);
	expect(github.requests.at(-1)).toMatchObject({ path: "/anna/meter.git/info/refs", actor: "git", status: 503 });
});

test("latency, and what was asked", async () => {
	const { github, octokit, at } = bench;
	github.latencyMs = 30;
	const begun = performance.now();
	await octokit.rest.repos.get(at);
	expect(performance.now() - begun).toBeGreaterThanOrEqual(29);
	github.latencyMs = 0;
	expect(github.requests.at(-1)).toMatchObject({
		method: "GET",
		path: "/repos/anna/meter",
		actor: "gregor[bot]",
		status: 200,
	});
});
