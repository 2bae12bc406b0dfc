import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Fingerprint } from "../../src/findings/finding.ts";
import type { HeadSha, InstallationId, PullRequestRef, RunId } from "../../src/github/pull-request-host.ts";
import type { Wake } from "../../src/store/deliveries.ts";
import type { NewRequest } from "../../src/store/new-request.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { describeOnEachDatabase } from "../support/database.ts";
import { sampleFinding } from "../support/sample-result.ts";

const noWake: Wake = async () => {};
const head = (digit: string) => digit.repeat(40) as HeadSha;
const fingerprint = (digit: string) => digit.repeat(16) as Fingerprint;

let installations = 1;
/** Of an installation of its own, so that no test sees another's. */
function newPullRequest(): PullRequestRef {
	installations++;
	return { installationId: installations as InstallationId, owner: `owner-${installations}`, repo: "repo", number: 7 };
}

function opened(pullRequest: PullRequestRef, more: Partial<NewRequest> = {}): NewRequest {
	return { pullRequest, kind: "opened", payload: { sender: "ada" }, ...more };
}

const finding = (digit: string) => ({
	fingerprint: fingerprint(digit),
	path: "src/lib.rs",
	title: `Finding ${digit}`,
	priority: "high" as const,
	source: "rule-a",
	agent: "kafka-architect",
});

describeOnEachDatabase("the store", "folder", (database) => {
	let store: Store;
	beforeAll(async () => {
		store = await openStore(database().options);
	});
	afterAll(() => store.close());

	test("takes one of twenty equal deliveries at once", async () => {
		const pullRequest = newPullRequest();
		const woken: PullRequestRef[] = [];
		const wake: Wake = async (pullRequests) => {
			woken.push(...pullRequests);
		};
		const answers = await Promise.all(
			Array.from({ length: 20 }, () => store.acceptDelivery("equal", opened(pullRequest), wake)),
		);
		expect(answers.filter(Boolean)).toHaveLength(1);
		expect(woken).toEqual([pullRequest]);
		expect(await store.takeRequests(pullRequest)).toEqual([
			{
				id: expect.any(Number),
				deliveryId: "equal",
				kind: "opened",
				payload: { sender: "ada" },
				createdAt: expect.any(Date),
			},
		]);
		expect(await store.acceptDelivery("equal", opened(pullRequest), wake)).toBe(false);
	});

	test("stores nothing when waking fails, and takes the redelivery", async () => {
		const pullRequest = newPullRequest();
		const broken: Wake = async () => {
			throw new Error("no queue");
		};
		await expect(store.acceptDelivery("unlucky", opened(pullRequest), broken)).rejects.toThrow("no queue");
		expect(await store.takeRequests(pullRequest)).toEqual([]);
		expect(await store.acceptDelivery("unlucky", opened(pullRequest), noWake)).toBe(true);
	});

	test("does not let one bad delivery spoil those beside it", async () => {
		const good = newPullRequest();
		const bad = { ...newPullRequest(), number: 2 ** 40 };
		const answers = await Promise.allSettled([
			store.acceptDelivery("first", opened(good), noWake),
			store.acceptDelivery("bad", opened(bad), noWake),
			store.acceptDelivery("good", opened(good, { kind: "command" }), noWake),
		]);
		expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
		expect((await store.takeRequests(good)).map(({ kind }) => kind)).toEqual(["opened", "command"]);
	});

	test("remembers a delivery that asks for nothing, and forgets it after a week", async () => {
		expect(await store.acceptDelivery("ping", undefined, noWake)).toBe(true);
		expect(await store.pruneDeliveries()).toBe(0);
		expect(await store.acceptDelivery("ping", undefined, noWake)).toBe(false);
		const old = new Date(Date.now() - 8 * 24 * 3_600_000);
		await store.connection.database
			.updateTable("deliveries")
			.set({ received_at: old })
			.where("id", "=", "ping")
			.execute();
		expect(await store.pruneDeliveries()).toBe(1);
		expect(await store.acceptDelivery("ping", undefined, noWake)).toBe(true);
	});

	test("hands requests out until they are done, in their order", async () => {
		const pullRequest = newPullRequest();
		for (const kind of ["opened", "command", "synchronize"] as const) {
			await store.acceptDelivery(`${kind}-in-order`, opened(pullRequest, { kind }), noWake);
		}
		const taken = await store.takeRequests(pullRequest);
		expect(taken.map(({ kind }) => kind)).toEqual(["opened", "command", "synchronize"]);
		const [first, second, third] = taken.map(({ id }) => id) as [number, number, number];
		await store.finishRequests([first]);
		await store.putBackRequests([first, second]);
		expect((await store.takeRequests(pullRequest)).map(({ id }) => id)).toEqual([second, third]);
	});

	test("keeps text that PostgreSQL has trouble with", async () => {
		const pullRequest = newPullRequest();
		const payload = { body: "a\0b \ud800 😀 '; drop table requests; --" };
		await store.acceptDelivery("nul", opened(pullRequest, { payload }), noWake);
		const [request] = await store.takeRequests(pullRequest);
		expect(request?.payload).toEqual(payload);
		await store.answerContext(pullRequest, "throughput", "10\0k");
		expect((await store.pullRequest(pullRequest)).contextAnswers).toEqual({ throughput: "10\u{FFFD}k" });
	});

	test("remembers what people set on a pull request", async () => {
		const pullRequest = newPullRequest();
		const blank = { state: "open", paused: false, automaticReviews: 0, wantedHead: undefined, summary: undefined };
		expect(await store.pullRequest(pullRequest)).toEqual({ ...blank, contextAnswers: {} });
		await store.pause(pullRequest);
		expect(await store.countAutomaticReview(pullRequest)).toBe(1);
		expect(await store.countAutomaticReview(pullRequest)).toBe(2);
		await store.answerContext(pullRequest, "latency", "5 ms");
		await store.answerContext(pullRequest, "latency", "9 ms");
		await store.rememberSummary(pullRequest, { reviews: [1, 2] });
		await store.setWantedHead(pullRequest, head("a"));
		await store.closePullRequest(pullRequest);
		const expected = {
			state: "closed",
			paused: true,
			automaticReviews: 2,
			wantedHead: head("a"),
			summary: { reviews: [1, 2] },
			contextAnswers: { latency: "9 ms" },
		};
		expect(await store.pullRequest(pullRequest)).toEqual(expected);
		await store.resume(pullRequest);
		await store.reopenPullRequest(pullRequest);
		const resumed = { ...expected, state: "open", paused: false, automaticReviews: 0 };
		expect(await store.pullRequest(pullRequest)).toEqual(resumed);
	});

	test.each([
		["another head", "moved", (one: PullRequestRef) => store.setWantedHead(one, head("b"))],
		["its close", "closed", (one: PullRequestRef) => store.closePullRequest(one)],
		["its account leaving", "forgotten", (one: PullRequestRef) => store.forgetInstallation(one.installationId)],
		[
			"a delivery with another head",
			"moved",
			(one: PullRequestRef) => store.acceptDelivery(`to-${one.owner}`, opened(one, { head: head("c") }), noWake),
		],
		[
			"a delivery of its close",
			"closed",
			(one: PullRequestRef) => store.acceptDelivery(`of-${one.owner}`, opened(one, { state: "closed" }), noWake),
		],
	])("notices %s", async (_what, expected, change) => {
		const pullRequest = newPullRequest();
		await store.setWantedHead(pullRequest, head("a"));
		const { moved } = await store.watchPullRequest(pullRequest, new AbortController().signal);
		await store.setWantedHead(pullRequest, head("a"));
		await change(pullRequest);
		expect(await moved).toBe(expected);
	});

	test("stops watching when told to, having noticed nothing", async () => {
		const pullRequest = newPullRequest();
		await store.setWantedHead(pullRequest, head("a"));
		const over = new AbortController();
		const { moved } = await store.watchPullRequest(pullRequest, over.signal);
		await store.acceptDelivery("beside", opened(pullRequest, { kind: "command", head: head("a") }), noWake);
		over.abort();
		expect(await moved).toBeUndefined();
	});

	test("remembers runs, and the one that never ended", async () => {
		const pullRequest = newPullRequest();
		const run = (id: string, sha: HeadSha) => ({
			id: `${pullRequest.owner}-${id}` as RunId,
			pullRequest,
			head: sha,
			base: "base",
		});
		const first = run("1", head("a"));
		await store.startRun(first);
		await store.startRun(first);
		expect(await store.unfinishedRun(pullRequest, head("a"))).toEqual({ ...first, startedAt: expect.any(Date) });
		expect(await store.unfinishedRun(pullRequest, head("b"))).toBeUndefined();
		const end = {
			outcome: "findings",
			stages: { fetch: 12.5 },
			counts: { files: 3 },
			cost: { ada: { tokens: 5 } },
			error: "x",
		};
		await store.finishRun(first.id, end);
		expect(await store.unfinishedRun(pullRequest, head("a"))).toBeUndefined();
		await store.startRun(run("2", head("b")));
		const runs = await store.runsOf(pullRequest);
		expect(runs.map(({ id }) => id)).toEqual([run("2", head("b")).id, first.id]);
		expect(runs[1]?.end).toEqual({ ...end, endedAt: expect.any(Date) });
		expect((await store.recentRuns(1)).map(({ pullRequest: one }) => one)).toEqual([pullRequest]);
	});

	test("remembers each finding once, whatever becomes of it", async () => {
		const pullRequest = newPullRequest();
		const run = "run" as RunId;
		await store.rememberFindings(pullRequest, run, [
			finding("1"),
			{ ...finding("2"), alsoKnownAs: [fingerprint("9")], commentId: 3_000_000_000 },
			finding("1"),
		]);
		await store.rememberFindings(pullRequest, "later" as RunId, [finding("3"), finding("2")]);
		expect(
			(await store.findingsOf(pullRequest)).map(({ number, firstRun, commentId }) => [number, firstRun, commentId]),
		).toEqual([
			[1, "run", undefined],
			[2, "run", 3_000_000_000],
			[3, "later", undefined],
		]);
		expect(await store.dismiss(pullRequest, fingerprint("1"), "ada", "on purpose")).toBe(true);
		expect(await store.dismiss(pullRequest, fingerprint("8"), "ada")).toBe(false);
		await store.settleFindings(pullRequest, ["1", "3"].map(fingerprint), "fixed");
		const states = async () => (await store.findingsOf(pullRequest)).map(({ state }) => state);
		expect(await states()).toEqual(["dismissed", "open", "fixed"]);
		await store.rememberFindings(pullRequest, run, [finding("1"), finding("3")]);
		expect(await states()).toEqual(["dismissed", "open", "open"]);
		expect(await store.undismiss(pullRequest, fingerprint("1"))).toBe(true);
		expect(await store.undismiss(pullRequest, fingerprint("1"))).toBe(false);
		expect((await store.findingsOf(pullRequest))[0]).toEqual({
			...finding("1"),
			alsoKnownAs: [],
			number: 1,
			firstRun: "run",
			state: "open",
		});
	});

	test("keeps a finding as it was told, with its other names", async () => {
		const pullRequest = newPullRequest();
		const told = sampleFinding({ snippet: "a \0 b", alsoKnownAs: [fingerprint("9")] });
		const whole = { ...finding("2"), alsoKnownAs: [fingerprint("9")], told };
		await store.rememberFindings(pullRequest, "run" as RunId, [whole]);
		await store.rememberFindings(pullRequest, "run" as RunId, [finding("2")]);
		const [known] = await store.findingsOf(pullRequest);
		expect(known?.told).toEqual(told);
	});

	test("counts what runs have spent, and keeps a result until its run has ended", async () => {
		const pullRequest = newPullRequest();
		const other = { ...pullRequest, number: 2 };
		for (const [id, of] of [
			["a", pullRequest],
			["b", pullRequest],
			["c", other],
		] as const) {
			const spending = `${id}-${pullRequest.repo}` as RunId;
			await store.startRun({ id: spending, pullRequest: of, head: head(id), base: "base" });
			await store.addSpending(spending, { dollars: 0.5, tokens: 3_000_000_000 });
			await store.addSpending(spending, { dollars: 0.25, tokens: 10 });
		}
		const spent = await store.spentBefore(pullRequest);
		expect(spent["pull-request"]).toEqual({ dollars: 1.5, tokens: 6_000_000_020 });
		expect(spent.repository).toEqual({ dollars: 2.25, tokens: 9_000_000_030 });
		expect(spent.day.dollars).toBeGreaterThanOrEqual(2.25);
		const run = `a-${pullRequest.repo}` as RunId;
		await store.keepResult(run, { findings: [] });
		expect((await store.unfinishedRun(pullRequest, head("a")))?.result).toEqual({ findings: [] });
		await store.finishRun(run, { outcome: "clean", stages: {}, counts: {} });
		await store.startRun({ id: run, pullRequest, head: head("a"), base: "base" });
		expect((await store.runsOf(pullRequest)).map(({ result }) => result)).toEqual([undefined, undefined]);
	});

	test("knows what was begun of the writes to a pull request, and what came of it", async () => {
		const pullRequest = newPullRequest();
		const writes = store.writesTo(pullRequest);
		expect(await writes.intend("summary")).toBe(false); // nothing is known of a pull request that is not
		await store.pause(pullRequest);
		const answers = await Promise.all([1, 2, 3].map(() => store.writesTo(pullRequest).intend("summary")));
		expect(answers.filter(Boolean)).toHaveLength(1);
		expect([await writes.intend("check"), await writes.intend("check")]).toEqual([true, false]);
		expect(await writes.recall("summary")).toBeUndefined();
		await writes.remember("summary", 3_000_000_001);
		await writes.remember("review", 7);
		expect([await writes.recall("summary"), await writes.recall("review")]).toEqual([3_000_000_001, 7]);
		expect(await writes.intend("review")).toBe(false);
		await store.forgetInstallation(pullRequest.installationId);
		expect([await writes.recall("summary"), await writes.intend("summary")]).toEqual([undefined, false]);
	});

	test("forgets a repository and leaves the others of its account", async () => {
		const kept = newPullRequest();
		const gone = { ...kept, repo: "gone" };
		for (const one of [kept, gone]) await store.acceptDelivery(`${one.owner}/${one.repo}`, opened(one), noWake);
		await store.forgetRepository(gone.installationId, gone.owner, gone.repo);
		expect(await store.takeRequests(gone)).toEqual([]);
		expect(await store.takeRequests(kept)).toHaveLength(1);
	});
});
