/** Every promise of the host once, against the strict stand-in over HTTP. */

import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Fingerprint } from "../../src/findings/finding.ts";
import { connectApp } from "../../src/github/github-app.ts";
import { openPullRequest } from "../../src/github/open-pull-request.ts";
import type {
	HeadSha,
	InlineComment,
	InstallationId,
	PullRequestHost,
	RunId,
} from "../../src/github/pull-request-host.ts";
import { NO_PACE } from "../../src/github/write-pacer.ts";
import { type Bench, setUp } from "../support-tests/github/bench.ts";
import { parseFingerprint } from "./support/open-fake.ts";
import { quickTimers } from "./support/quick-timers.ts";

quickTimers();

let bench: Bench;
let host: PullRequestHost;
let head: HeadSha;

beforeAll(async () => {
	bench = await setUp();
	const { app, github, installation } = bench;
	const addresses = { api: github.url, web: github.url };
	const connected = connectApp({ appId: app.id, privateKey: app.privateKey, addresses, pace: NO_PACE, retryUnitMs: 0 });
	const ref = { installationId: installation.id as InstallationId, owner: "anna", repo: "meter" };
	host = openPullRequest(connected.openInstallation(ref), 1, { parseFingerprint });
	({ sha: head } = (await host.read()).head);
});

afterAll(async () => {
	expect(bench.github.violations).toEqual([]);
	await bench.github.close();
});

function commentOn(endLine: number, given: Partial<InlineComment> = {}): InlineComment {
	const fingerprint = `f${endLine}` as Fingerprint;
	const body = `<!-- f ${fingerprint} -->\nHere.`;
	return { fingerprint, path: "src/meter.rs", startLine: endLine, endLine, side: "RIGHT", body, ...given };
}

test("a pull request is read", async () => {
	const facts = await host.read();
	expect(facts).toMatchObject({
		title: "Meter more",
		author: { login: "anna", isBot: false },
		state: "open",
		isFork: false,
	});
	expect((await host.gitSource()).url).toBe(`${bench.github.url}/anna/meter.git`);
});

test("a review is posted once, without the comment off the diff", async () => {
	const comments = [commentOn(10), commentOn(22, { startLine: 21 }), commentOn(400), commentOn(35, { side: "LEFT" })];
	const review = { runId: "run-1" as RunId, head, body: "", comments };
	const outcome = await host.post(review);
	expect(outcome).toMatchObject({ kind: "posted", comments: [{}, {}, {}], refused: [{ fingerprint: "f400" }] });
	expect(await host.post(review)).toEqual(outcome);
});

test("a stale head is not posted to", async () => {
	const runId = "run-2" as RunId;
	const stale = { runId, head: (await host.read()).base.sha as HeadSha, body: "Words.", comments: [] };
	expect(await host.post(stale)).toEqual({ kind: "stale", head });
});

test("its threads are found, and one is resolved", async () => {
	const threads = await host.threads();
	expect(threads.map((each) => each.fingerprint).sort()).toEqual(["f10", "f22", "f35"]);
	await host.resolveThread(threads[0]?.id ?? "");
	expect((await host.threads())[0]).toMatchObject({ isResolved: true, resolvedByPerson: false, hasReplies: false });
});

test("the summary is one comment, and the check one run with all its annotations", async () => {
	await host.writeSummary("One", true);
	await host.writeSummary("Two", true);
	const about = { runId: "run-1" as RunId, head, title: "Two findings", summary: "Text" };
	const annotation = {
		path: "src/meter.rs",
		startLine: 10,
		endLine: 10,
		level: "warning" as const,
		title: "T",
		message: "M",
	};
	await host.tellCheck({ ...about, state: "in_progress", annotations: [] });
	await host.tellCheck({ ...about, state: "failure", annotations: Array.from({ length: 60 }, () => annotation) });
	const { data: comments } = await bench.octokit.rest.issues.listComments({ ...bench.at, issue_number: 1 });
	expect(comments.map((each) => each.body)).toEqual(["<!-- gregor:summary v1 none -->\nTwo"]);
	const { data: checks } = await bench.octokit.rest.checks.listForRef({ ...bench.at, ref: head });
	expect(checks.check_runs).toMatchObject([{ conclusion: "failure", output: { annotations_count: 60 } }]);
});

test("a command is answered once, reacted to, and its writer's permission is live", async () => {
	const asked = await bench.github.comment(bench.pull, bench.ben, "/help");
	const target = { kind: "issue-comment" as const, commentId: asked.id };
	await host.react(target, "eyes");
	await host.react(target, "eyes");
	await host.answer(target, "Here.", "delivery-1");
	await host.answer(target, "Here.", "delivery-1");
	const { data } = await bench.octokit.rest.issues.listComments({ ...bench.at, issue_number: 1 });
	expect(data.filter((each) => each.body?.endsWith("Here."))).toHaveLength(1);
	expect(await host.permissionOf("ben")).toBe("write");
	expect(await host.permissionOf("nobody")).toBe("none");
});
