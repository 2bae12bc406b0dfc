import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Fingerprint } from "../../src/findings/finding.ts";
import type { HeadSha, InstallationId, PullRequestRef, RunId } from "../../src/github/pull-request-host.ts";
import { saidOn } from "../../src/jobs/review/said-on.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { describeOnEachDatabase } from "../support/database.ts";

const head = "a".repeat(40) as HeadSha;
const finding = (digit: string) => ({
	fingerprint: digit.repeat(16) as Fingerprint,
	path: "src/lib.rs",
	title: `Finding ${digit}`,
	priority: "high" as const,
	source: "rule-a",
	agent: "kafka-architect",
});

describeOnEachDatabase("conversations in the store", "folder", (database) => {
	let store: Store;
	let pullRequest: PullRequestRef;
	const [review, talk] = ["review" as RunId, "talk" as RunId];
	const [first, second, third] = ["1", "2", "3"].map(finding);
	const stateOf = async () => (await store.findingsOf(pullRequest)).map(({ state }) => state);

	beforeAll(async () => {
		store = await openStore(database().options);
		pullRequest = { installationId: 9_001 as InstallationId, owner: "talker", repo: "repo", number: 7 };
		await store.startRun({ id: review, pullRequest, head, base: "b" });
		await store.rememberFindings(pullRequest, review, [{ ...finding("1"), commentId: 77 }, finding("2"), finding("3")]);
	});
	afterAll(() => store.close());

	test("a talk is no review that a later one would go on with", async () => {
		await store.finishRun(review, { outcome: "findings", stages: {}, counts: {} });
		await store.startRun({ id: talk, pullRequest, head, base: "b", kind: "talk", thread: 77 });
		expect(await store.unfinishedRun(pullRequest, head)).toBeUndefined();
		const [started] = await store.runsOf(pullRequest);
		expect([started?.id, started?.kind, started?.thread]).toEqual([talk, "talk", 77]);
	});

	test("what it spends counts for the pull request", async () => {
		await store.addSpending(talk, { dollars: 0.5, tokens: 100 });
		expect((await store.spentBefore(pullRequest))["pull-request"]).toEqual({ dollars: 0.5, tokens: 100 });
	});

	test("knows the threads that Gregor began", async () => {
		const elsewhere = { ...pullRequest, number: 8 };
		const asked = [store.isOurThread(pullRequest, 77), store.isOurThread(pullRequest, 78)];
		expect(await Promise.all([...asked, store.isOurThread(elsewhere, 77)])).toEqual([true, false, false]);
	});

	test("what is withdrawn stays so through later reviews, and a dismissal is not overwritten", async () => {
		await store.dismiss(pullRequest, finding("2").fingerprint, "anna", "we know");
		for (const one of [finding("1"), finding("2")])
			await store.withdraw(pullRequest, one.fingerprint, "ben", "it is cached");
		await store.rememberFindings(pullRequest, "later" as RunId, [finding("1"), finding("2"), finding("3")]);
		expect(await stateOf()).toEqual(["withdrawn", "dismissed", "open"]);
		expect((await store.findingsOf(pullRequest))[0]).toMatchObject({ dismissedBy: "ben", reason: "it is cached" });
	});

	test("and is known to later reviews like what was dismissed", async () => {
		const { dismissed, alreadySaid } = await saidOn(pullRequest, review, store);
		expect([...dismissed].toSorted()).toEqual([first?.fingerprint, second?.fingerprint]);
		expect(alreadySaid.has(third?.fingerprint as Fingerprint)).toBe(false);
	});

	test("until someone opens its thread again", async () => {
		expect(await store.undismiss(pullRequest, finding("1").fingerprint)).toBe(true);
		expect(await stateOf()).toEqual(["open", "dismissed", "open"]);
	});
});
