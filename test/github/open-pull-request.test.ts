import { describe, expect, test } from "@jest/globals";
import { GitHubError } from "../../src/github/github-error.ts";
import type { Annotation, CheckReport, HeadSha, PullRequestHost, RunId } from "../../src/github/pull-request-host.ts";
import { type FakeGitHub, fakeGitHub } from "./support/fake-github.ts";
import { BOT, COMMENTED_AT, type FakeNote, type FakeWorld, HEAD, newWorld, PERSON } from "./support/fake-world.ts";
import { FAULTS, type Fault } from "./support/fault.ts";
import { openFakeHost } from "./support/open-fake.ts";
import { quickTimers } from "./support/quick-timers.ts";

quickTimers();

const note = (id: number, body: string, user = PERSON): FakeNote => ({ id, body, user, created_at: COMMENTED_AT });

test("a pull request is read live; a ghost wrote it, and its fork is gone", async () => {
	const world = newWorld();
	const host = openFakeHost(fakeGitHub(world));
	const facts = await host.read();
	expect(facts).toEqual({
		title: "A change",
		body: "",
		author: { login: "ghost", isBot: false },
		isDraft: false,
		state: "open",
		base: { ref: "main", sha: "c".repeat(40) },
		head: { ref: "topic", sha: HEAD },
		isFork: true,
	});
	world.head = "d".repeat(40);
	expect((await host.read()).head.sha).toBe(world.head);
});

describe("the summary", () => {
	const SUMMARY = "<!-- gregor:summary v1 none -->";

	test("is made once and then edited in place, by its id", async () => {
		const github = fakeGitHub();
		const host = openFakeHost(github);
		await host.writeSummary("One", true);
		await host.writeSummary("Two", true);
		expect(github.world.issueComments.map((each) => each.body)).toEqual([`${SUMMARY}\nTwo`]);
		expect(github.log.filter((each) => each.startsWith("GET /repos"))).toHaveLength(1);
	});

	test("is found by another process behind a page of others, people's forgeries passed over", async () => {
		const others = Array.from({ length: 130 }, (_, id) => note(id, SUMMARY));
		const github = fakeGitHub(newWorld({ issueComments: [...others, note(500, SUMMARY, BOT)] }));
		await openFakeHost(github).writeSummary("New", true);
		expect(github.world.issueComments.filter((each) => each.body.includes("New"))).toMatchObject([{ id: 500 }]);
	});

	test("keeps the reports' own marker", async () => {
		const github = fakeGitHub();
		const body = `<!-- gregor:summary v1 ${HEAD} -->\nText`;
		await openFakeHost(github).writeSummary(body, true);
		expect(github.world.issueComments.map((each) => each.body)).toEqual([body]);
	});

	test("is not made where it is not wanted, yet edited where it is", async () => {
		const github = fakeGitHub();
		await openFakeHost(github).writeSummary("Clean", false);
		expect(github.world.issueComments).toEqual([]);
		github.world.issueComments.push(note(1, SUMMARY, BOT));
		await openFakeHost(github).writeSummary("Clean", false);
		expect(github.world.issueComments.map((each) => each.body)).toEqual([`${SUMMARY}\nClean`]);
	});

	test("that a person deleted is made anew", async () => {
		const github = fakeGitHub();
		const host = openFakeHost(github);
		await host.writeSummary("One", true);
		github.world.issueComments = [];
		await host.writeSummary("Two", true);
		expect(github.world.issueComments).toHaveLength(1);
	});
});

const annotation = (line: number): Annotation => {
	return { path: "src/lib.rs", startLine: line, endLine: line, level: "warning", title: `T${line}`, message: "M" };
};

function reportOf(annotations: number, given: Partial<CheckReport> = {}): CheckReport {
	const all = Array.from({ length: annotations }, (_, index) => annotation(index + 1));
	const about = { runId: "run-1" as RunId, head: HEAD as HeadSha, title: "Done", summary: "S" };
	return { ...about, state: "failure", annotations: all, ...given };
}

const titles = (world: FakeWorld) =>
	world.checks.map((each) => each.annotations.map((one) => (one as { title: string }).title));
const allTitles = (count: number) => Array.from({ length: count }, (_, index) => `T${index + 1}`);

describe("the check", () => {
	test("is in progress at once, then done, with its annotations in batches of 50", async () => {
		const github = fakeGitHub();
		const host = openFakeHost(github);
		await host.tellCheck(reportOf(0, { state: "in_progress" }));
		expect(github.world.checks).toMatchObject([{ status: "in_progress", conclusion: null }]);
		await host.tellCheck(reportOf(120));
		expect(github.world.checks).toMatchObject([{ status: "completed", conclusion: "failure", external_id: "run-1" }]);
		expect(titles(github.world)).toEqual([allTitles(120)]);
		expect(github.log.filter((each) => each.includes("/check-runs") && !each.startsWith("GET"))).toHaveLength(4);
	});

	test("has its buttons once it is done, three at most", async () => {
		const actions = ["a", "b", "c", "d"].map((identifier) => ({ identifier, label: "L", description: "D" }));
		const bodies: unknown[] = [];
		const github = fakeGitHub(newWorld(), ({ route, body }) => {
			if (route.includes("/check-runs")) bodies.push(body.actions);
			return undefined;
		});
		const host = openFakeHost(github);
		await host.tellCheck(reportOf(0, { state: "in_progress", actions }));
		await host.tellCheck(reportOf(0, { actions }));
		expect(bodies).toEqual([undefined, undefined, actions.slice(0, 3)]);
	});

	test("of another run is another check", async () => {
		const github = fakeGitHub();
		await openFakeHost(github).tellCheck(reportOf(1));
		await openFakeHost(github).tellCheck(reportOf(1, { runId: "run-2" as RunId }));
		expect(github.world.checks.map((each) => each.external_id)).toEqual(["run-1", "run-2"]);
	});

	test("is cut to what GitHub takes", async () => {
		const github = fakeGitHub();
		const long = { ...annotation(1), title: "t".repeat(300), message: "ü".repeat(70_000) };
		await openFakeHost(github).tellCheck(reportOf(0, { summary: "s".repeat(70_000), annotations: [long] }));
		expect(github.world.checks[0]?.summary).toHaveLength(65_535);
		const [sent] = github.world.checks.flatMap((each) => each.annotations) as { title: string; message: string }[];
		expect(sent?.title).toHaveLength(255);
		expect(Buffer.byteLength(sent?.message ?? "")).toBeLessThanOrEqual(65_536);
	});
});

describe("threads", () => {
	const ours = { login: "gregor", __typename: "Bot" };
	const person = { login: "octocat", __typename: "User" };
	const namesake = { login: "gregor", __typename: "User" };
	const comment = (author: unknown, body = "<!-- f abc -->", id = "9007199254740000") => ({
		fullDatabaseId: id,
		body,
		author,
	});
	const thread = (id: string, nodes: unknown[], given: object = {}) => {
		const state = { id, isResolved: false, isOutdated: false, resolvedBy: null };
		return { ...state, comments: { totalCount: nodes.length, nodes }, ...given };
	};
	const CASES: [string, object, object | undefined][] = [
		["ours", thread("t", [comment(ours)]), { hasReplies: false, isResolved: false, resolvedByPerson: false }],
		["ours with our answer", thread("t", [comment(ours), comment(ours)]), { hasReplies: false }],
		["ours with a person's reply", thread("t", [comment(ours), comment(person)]), { hasReplies: true }],
		["ours with a deleted account's reply", thread("t", [comment(ours), comment(null)]), { hasReplies: true }],
		[
			"ours with more than we looked at",
			thread("t", [], { comments: { totalCount: 30, nodes: [comment(ours)] } }),
			{ hasReplies: true },
		],
		[
			"resolved by us, as GraphQL tells it",
			thread("t", [comment(ours)], { isResolved: true, resolvedBy: { login: "gregor[bot]" } }),
			{ resolvedByPerson: false },
		],
		[
			"resolved by us",
			thread("t", [comment(ours)], { isResolved: true, resolvedBy: ours }),
			{ resolvedByPerson: false },
		],
		[
			"resolved by a person",
			thread("t", [comment(ours)], { isResolved: true, resolvedBy: person }),
			{ resolvedByPerson: true },
		],
		["outdated", thread("t", [comment(ours)], { isOutdated: true }), { isOutdated: true }],
		["a person's, with our marker", thread("t", [comment(person)]), undefined],
		["a namesake's, with our marker", thread("t", [comment(namesake)]), undefined],
		["ours without a marker", thread("t", [comment(ours, "Hello")]), undefined],
		["an empty one", thread("t", []), undefined],
	];

	test.each(CASES)("%s", async (_, node, expected) => {
		const found = await openFakeHost(fakeGitHub(newWorld({ threads: [node] }))).threads();
		const base = { id: "t", fingerprint: "abc", commentId: 9007199254740000 };
		expect(found).toMatchObject(expected === undefined ? [] : [{ ...base, ...expected }]);
	});

	test("are read to the last page", async () => {
		const threads = Array.from({ length: 250 }, (_, index) => thread(`t${index}`, [comment(ours)]));
		const found = await openFakeHost(fakeGitHub(newWorld({ threads }))).threads();
		expect(found.map((each) => each.id)).toEqual(threads.map((each) => each.id));
	});

	test("are resolved, a resolved one again; one that is gone is an error", async () => {
		const github = fakeGitHub(newWorld({ threads: [thread("t", [comment(ours)])] }));
		const host = openFakeHost(github);
		await host.resolveThread("t");
		await host.resolveThread("t");
		expect(await host.threads()).toMatchObject([{ isResolved: true, resolvedByPerson: false }]);
		await expect(host.resolveThread("other")).rejects.toMatchObject({ kind: "owner", status: 404 });
	});
});

describe("answers", () => {
	test("stand below the comment, once a delivery", async () => {
		const github = fakeGitHub(newWorld({ issueComments: [note(1, "/help")] }));
		const target = { kind: "issue-comment" as const, commentId: 1 };
		await openFakeHost(github).answer(target, "Here.", "delivery-1");
		await openFakeHost(github).answer(target, "Here.", "delivery-1");
		await openFakeHost(github).answer(target, "Again.", "delivery-2");
		expect(github.world.issueComments.slice(1).map((each) => each.body)).toEqual([
			"<!-- gregor:answer v1 delivery-1 -->\nHere.",
			"<!-- gregor:answer v1 delivery-2 -->\nAgain.",
		]);
	});

	test("to a reply go to the comment that began the thread", async () => {
		const reply = { ...note(2, "/dismiss"), in_reply_to_id: 1 };
		const github = fakeGitHub(newWorld({ reviewComments: [note(1, "finding", BOT), reply] }));
		for (let time = 0; time < 2; time++) {
			await openFakeHost(github).answer({ kind: "review-comment", commentId: 2 }, "Done.", "d");
		}
		expect(github.world.reviewComments.slice(2)).toMatchObject([
			{ in_reply_to_id: 1, body: "<!-- gregor:answer v1 d -->\nDone." },
		]);
	});

	test("reactions are on the comment, as often as one likes", async () => {
		const github = fakeGitHub();
		const host = openFakeHost(github);
		await host.react({ kind: "issue-comment", commentId: 1 }, "eyes");
		await host.react({ kind: "issue-comment", commentId: 1 }, "eyes");
		await host.react({ kind: "review-comment", commentId: 2 }, "+1");
		expect(github.world.reactions).toEqual(["1 eyes", "2 +1"]);
	});
});

describe("permissions", () => {
	test.each([
		["admin", "admin", "admin"],
		["maintain", "write", "write"],
		["write", "write", "write"],
		["triage", "read", "read"],
		["read", "read", "read"],
		["none", "none", "none"],
		["release-captain", "write", "write"],
		["auditor", "read", "read"],
		["auditor", "strange", "none"],
	])("role %s over %s: %s", async (role_name, permission, expected) => {
		const roles = new Map([["octocat", { role_name, permission }]]);
		expect(await openFakeHost(fakeGitHub(newWorld({ roles }))).permissionOf("octocat")).toBe(expected);
	});

	test("nobody has none, and no name leads out of its place in the path", async () => {
		const login = "../../../admin?x#y/%2e";
		const roles = new Map([[login, { role_name: "write", permission: "write" }]]);
		const host = openFakeHost(fakeGitHub(newWorld({ roles })));
		expect(await host.permissionOf("nobody")).toBe("none");
		expect(await host.permissionOf(login)).toBe("write");
	});
});

interface Write {
	readonly isIt: (method: string, route: string) => boolean;
	readonly begin: () => FakeWorld;
	readonly act: (host: PullRequestHost) => Promise<void>;
	readonly expectDone: (world: FakeWorld) => void;
}

const target = { kind: "issue-comment" as const, commentId: 1 };
const WRITES: Readonly<Record<string, Write>> = {
	"making the summary": {
		isIt: (method, route) => method === "POST" && route.endsWith("/comments"),
		begin: () => newWorld(),
		act: (host) => host.writeSummary("Text", true),
		expectDone: (world) => expect(world.issueComments).toHaveLength(1),
	},
	"editing the summary": {
		isIt: (method) => method === "PATCH",
		begin: () => newWorld({ issueComments: [note(1, "<!-- gregor:summary v1 none -->", BOT)] }),
		act: (host) => host.writeSummary("Text", true),
		expectDone: (world) => {
			expect(world.issueComments.map((each) => each.body)).toEqual(["<!-- gregor:summary v1 none -->\nText"]);
		},
	},
	"making the check": {
		isIt: (method, route) => method === "POST" && route.endsWith("/check-runs"),
		begin: () => newWorld(),
		act: (host) => host.tellCheck(reportOf(120)),
		expectDone: (world) => expect(titles(world)).toEqual([allTitles(120)]),
	},
	"updating the check": {
		isIt: (method) => method === "PATCH",
		begin: () => newWorld(),
		act: (host) => host.tellCheck(reportOf(120)),
		expectDone: (world) => {
			expect(titles(world)).toEqual([allTitles(120)]);
			expect(world.checks).toMatchObject([{ status: "completed" }]);
		},
	},
	"updating the check that is in progress": {
		isIt: (method) => method === "PATCH",
		begin: () => newWorld(),
		act: async (host) => {
			await host.tellCheck(reportOf(0, { state: "in_progress" }));
			await host.tellCheck(reportOf(120));
		},
		expectDone: (world) => {
			expect(titles(world)).toEqual([allTitles(120)]);
			expect(world.checks).toMatchObject([{ status: "completed" }]);
		},
	},
	answering: {
		isIt: (method, route) => method === "POST" && route.endsWith("/comments"),
		begin: () => newWorld({ issueComments: [note(1, "/help")] }),
		act: (host) => host.answer(target, "Here.", "d"),
		expectDone: (world) => expect(world.issueComments).toHaveLength(2),
	},
	reacting: {
		isIt: (method, route) => method === "POST" && route.endsWith("/reactions"),
		begin: () => newWorld(),
		act: (host) => host.react(target, "eyes"),
		expectDone: (world) => expect(world.reactions).toEqual(["1 eyes"]),
	},
};

describe.each(Object.entries(WRITES))("%s", (_, { isIt, begin, act, expectDone }) => {
	/** One process; an error of GitHub's is one of the ways that it may end. */
	async function tryOnce(github: FakeGitHub): Promise<"done" | "killed" | GitHubError> {
		const ended = act(openFakeHost(github)).then(
			() => "done" as const,
			(error: unknown) => {
				if (error instanceof GitHubError) return error;
				throw error;
			},
		);
		return Promise.race([ended, github.killed]);
	}

	test.each(Object.entries(FAULTS))("with %s: done once, or a clear error and then done once", async (_, fault) => {
		const world = begin();
		let faults = 0;
		const github = fakeGitHub(world, ({ method, route }) =>
			isIt(method, route) && faults++ === 0 ? fault : undefined,
		);
		const first = await tryOnce(github);
		expect(faults).toBeGreaterThan(0);
		if (first === "done") expectDone(world);
		expect(await tryOnce(fakeGitHub(world))).toBe("done");
		expectDone(world);
	});

	test("killed before or after any request: done once by the next process", async () => {
		const whole = fakeGitHub(begin());
		await act(openFakeHost(whole));
		for (let step = 0; step < whole.log.length; step++) {
			for (const after of [false, true]) {
				const world = begin();
				const kill: Fault = { kind: "kill", after };
				expect(await tryOnce(fakeGitHub(world, (_, index) => (index === step ? kill : undefined)))).toBe("killed");
				expect(await tryOnce(fakeGitHub(world))).toBe("done");
				expectDone(world);
			}
		}
	});
});
