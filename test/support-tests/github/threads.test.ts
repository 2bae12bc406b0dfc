import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { ReviewThread } from "../../support/github/world.ts";
import { BASE, type Bench, HEAD, inFile, refusalOf, setUp, tokenWith, withToken } from "./bench.ts";

let bench: Bench;
beforeAll(async () => {
	bench = await setUp();
});
afterEach(() => expect(bench.github.violations.splice(0)).toEqual([]));
afterAll(() => bench.github.close());

const LIST = `query Threads($owner: String!, $name: String!, $number: Int!, $after: String) {
	repository(owner: $owner, name: $name) {
		pullRequest(number: $number) {
			reviewThreads(first: 2, after: $after) {
				nodes {
					...Thread
					comments(first: 10) { totalCount nodes { databaseId body author { __typename login } } }
				}
				pageInfo { hasNextPage endCursor }
			}
		}
	}
}
fragment Thread on PullRequestReviewThread { id isResolved isOutdated path line resolvedBy { login } }`;

const RESOLVE = "mutation ($id: ID!) { resolveReviewThread(input: {threadId: $id}) { thread { id isResolved } } }";

interface Page {
	readonly repository: {
		readonly pullRequest: {
			readonly reviewThreads: {
				readonly nodes: readonly Record<string, unknown>[];
				readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
			};
		};
	};
}

async function listThreads(after: string | null = null): Promise<readonly Record<string, unknown>[]> {
	const page = await bench.octokit.graphql<Page>(LIST, { owner: "anna", name: "meter", number: 1, after });
	const { nodes, pageInfo } = page.repository.pullRequest.reviewThreads;
	return pageInfo.hasNextPage ? [...nodes, ...(await listThreads(pageInfo.endCursor))] : nodes;
}

test("threads are listed in pages, and a bot has no [bot] there", async () => {
	const { octokit, on, github, pull, anna } = bench;
	const comments = [10, 21, 22].map((line) => ({ path: "src/meter.rs", line, side: "RIGHT", body: `On ${line}` }));
	await octokit.rest.pulls.createReview({ ...on, event: "COMMENT", comments });
	await github.replyInThread(threadAt(0), anna, "Thanks");
	const found = await listThreads();
	expect(found.map(({ line }) => line)).toEqual([10, 21, 22]);
	expect(found[0]).toMatchObject({
		id: pull.threads[0]?.nodeId,
		isResolved: false,
		isOutdated: false,
		comments: {
			totalCount: 2,
			nodes: [{ author: { __typename: "Bot", login: "gregor" } }, { author: { __typename: "User", login: "anna" } }],
		},
	});
});

function threadAt(index: number): ReviewThread {
	const thread = bench.pull.threads[index];
	if (thread === undefined) throw new Error(`There is no thread ${index}.`);
	return thread;
}

describe("resolving", () => {
	test("takes write access to contents, too", async () => {
		const { github } = bench;
		const weak = withToken(github.url, await tokenWith(bench, { pull_requests: "write", contents: "read" }));
		await expect(weak.graphql(RESOLVE, { id: threadAt(0).nodeId })).rejects.toThrow(
			/Resource not accessible by integration/,
		);
		expect(threadAt(0).resolvedBy).toBeNull();
	});

	test("is told once, whoever does it", async () => {
		const { octokit, github, anna } = bench;
		const enterprise = withToken(
			`${github.url}/api/v3`,
			await tokenWith(bench, { pull_requests: "write", contents: "write" }),
		);
		const { resolveReviewThread } = await octokit.graphql<{ resolveReviewThread: unknown }>(RESOLVE, {
			id: threadAt(0).nodeId,
		});
		expect(resolveReviewThread).toEqual({ thread: { id: threadAt(0).nodeId, isResolved: true } });
		await enterprise.graphql(RESOLVE, { id: threadAt(0).nodeId });
		await github.unresolveThread(threadAt(0), anna);
		await github.resolveThread(threadAt(0), anna);
		await github.idle();
		const told = github.deliveries.filter(({ event }) => event === "pull_request_review_thread");
		expect(told.map(({ action, payload }) => [action, (payload.sender as { login: string }).login])).toEqual([
			["resolved", "gregor[bot]"],
			["unresolved", "anna"],
			["resolved", "anna"],
		]);
	});

	test("a thread that is not there is not found", async () => {
		await expect(bench.octokit.graphql(RESOLVE, { id: "PRRT_none" })).rejects.toThrow(/Could not resolve to a node/);
	});
});

const wrong: [string, string, RegExp][] = [
	[
		"a list without a bound",
		'{ repository(owner: "anna", name: "meter") { pullRequest(number: 1) { reviewThreads { totalCount } } } }',
		/first/,
	],
	[
		"too large a page",
		'{ repository(owner: "anna", name: "meter") { pullRequest(number: 1) { reviewThreads(first: 101) { totalCount } } } }',
		/exceeds/,
	],
	[
		"a field that is not there",
		'{ repository(owner: "anna", name: "meter") { colour } }',
		/doesn't exist on type 'Repository'/,
	],
	["a text that does not parse", "{ repository(", /Parse error/],
];
test.each(wrong)("%s is an error, and a violation", async (_name, query, message) => {
	await expect(bench.octokit.graphql(query)).rejects.toThrow(message);
	expect(bench.github.violations.splice(0)).toMatchObject([{ kind: "graphql" }]);
});

describe("a push makes a thread outdated only when its lines changed or left the diff", () => {
	const changed = (line: number, text: string) => HEAD.map((old, index) => (index === line - 1 ? text : old));
	const cases: [string, readonly string[], [number | null, number | null, number | null]][] = [
		["nothing of it", HEAD, [10, 22, 35]],
		["a line above", ["line 0", ...HEAD], [11, 23, 35]],
		["the line itself", changed(10, "other"), [null, 22, 35]],
		["the first line of the range", changed(21, "other"), [10, null, 35]],
		["a line beside it", changed(11, "other"), [10, 22, 35]],
		["back to the base", BASE, [null, null, null]],
		["the file's end", HEAD.slice(0, 30), [10, 22, 35]],
	];
	test.each(cases)("%s", async (_name, lines, expected) => {
		const own = await setUp();
		const { github, repository, pull, anna } = own;
		const on = (line: number, more: object = {}) =>
			github.commentOnLine(pull, anna, { path: "src/meter.rs", line, body: "See", ...more });
		const threads = [await on(10), await on(22, { start_line: 21 }), await on(35, { side: "LEFT" })];
		await github.push(repository, "topic", { files: { "src/meter.rs": inFile(lines), "logo.bin": "again" } });
		expect(threads.map(({ line }) => line)).toEqual(expected);
		expect(threads.map(({ isOutdated }) => isOutdated)).toEqual(expected.map((line) => line === null));
		await github.push(repository, "topic", { files: { "src/meter.rs": inFile(HEAD) } });
		expect(threads.map(({ isOutdated }) => isOutdated)).toEqual([false, false, false]);
		expect(github.violations).toEqual([]);
		await github.close();
	});

	test("a base that moved moves the left side", async () => {
		const own = await setUp();
		const { github, repository, pull, anna } = own;
		const thread = await github.commentOnLine(pull, anna, {
			path: "src/meter.rs",
			line: 35,
			side: "LEFT",
			body: "Why?",
		});
		const base = await github.push(repository, "main", { files: { "src/meter.rs": inFile(["line 0", ...BASE]) } });
		expect(thread.line).toBe(35);
		const rebased = { files: { "src/meter.rs": inFile(["line 0", ...HEAD]) }, parent: base };
		await github.push(repository, "topic", rebased);
		expect([thread.line, thread.isOutdated]).toEqual([36, false]);
		await github.close();
	});
});

test("a person's token is not refused a thread, an App's own is", async () => {
	const { github, ben } = bench;
	const asked = withToken(github.url, ben.token).graphql("{ viewer { login } }");
	expect(await asked).toEqual({ viewer: { login: "ben" } });
	expect(await refusalOf(withToken(github.url, "none").graphql("{ viewer { login } }"))).toMatchObject({ status: 401 });
});
