import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { type Bench, refusalOf, setUp, withToken } from "./bench.ts";

let bench: Bench;
beforeAll(async () => {
	bench = await setUp();
});
afterEach(() => expect(bench.github.violations.splice(0)).toEqual([]));
afterAll(() => bench.github.close());

test("lists come in pages with links that lead on", async () => {
	const { github, octokit, at, anna, pull } = bench;
	for (let number = 1; number <= 7; number += 1) await github.comment(pull, anna, `Comment ${number}`);
	const wanted = { ...at, issue_number: 1, per_page: 3 };
	const first = await octokit.rest.issues.listComments(wanted);
	expect(first.data).toHaveLength(3);
	expect(first.headers.link).toMatch(/page=2>; rel="next", <.*page=3>; rel="last"/);
	expect(await octokit.paginate(octokit.rest.issues.listComments, wanted)).toHaveLength(7);
	const last = await octokit.rest.issues.listComments({ ...wanted, page: 3 });
	expect(last.headers.link).toMatch(/page=2>; rel="prev", <.*page=1>; rel="first"/);
});

test("an unchanged answer is a 304 that costs nothing", async () => {
	const { octokit, on, github, anna, pull } = bench;
	const first = await octokit.rest.pulls.get(on);
	const asked = () => octokit.rest.pulls.get({ ...on, headers: { "if-none-match": first.headers.etag ?? "" } });
	const again = await refusalOf(asked());
	expect([again.status, again.headers["x-ratelimit-used"]]).toEqual([304, first.headers["x-ratelimit-used"]]);
	await github.comment(pull, anna, "Changed");
	expect((await asked()).status).toBe(200);
});

test("a pull request, its files and its commits", async () => {
	const { octokit, on, pull } = bench;
	const { data } = await octokit.rest.pulls.get(on);
	expect(data).toMatchObject({ number: 1, changed_files: 2, commits: 1, draft: false, head: { sha: pull.head.sha } });
	const files = (await octokit.rest.pulls.listFiles(on)).data;
	expect(files.map(({ filename, status, additions }) => [filename, status, additions])).toEqual([
		["logo.bin", "modified", 0],
		["src/meter.rs", "modified", 3],
	]);
	expect(files[1]?.patch?.split("\n").slice(0, 4)).toEqual(["@@ -7,7 +7,7 @@ line 6", " line 7", " line 8", " line 9"]);
	expect((await octokit.rest.pulls.listCommits(on)).data.map(({ sha }) => sha)).toEqual(pull.commits);
});

test("contents, folders, references and users", async () => {
	const { octokit, at, pull } = bench;
	const { data: file } = await octokit.rest.repos.getContent({ ...at, path: "src/other.rs" });
	expect("content" in file && Buffer.from(file.content, "base64").toString()).toBe("fn other() {}\n");
	const { data: folder } = await octokit.rest.repos.getContent({ ...at, path: "src", ref: "topic" });
	expect(Array.isArray(folder) && folder.map(({ name }) => name)).toEqual(["meter.rs", "other.rs"]);
	expect((await octokit.rest.git.getRef({ ...at, ref: "heads/topic" })).data.object.sha).toBe(pull.head.sha);
	expect((await octokit.rest.users.getByUsername({ username: "gregor[bot]" })).data.type).toBe("Bot");
	expect(await refusalOf(octokit.rest.repos.getContent({ ...at, path: "none" }))).toMatchObject({ status: 404 });
});

const missing: [string, (bench: Bench) => Promise<unknown>][] = [
	["pull request", ({ octokit, at }) => octokit.rest.pulls.get({ ...at, pull_number: 99 })],
	["repository", ({ octokit }) => octokit.rest.repos.get({ owner: "anna", repo: "none" })],
	["review", ({ octokit, on }) => octokit.rest.pulls.getReview({ ...on, review_id: 1 })],
	["comment", ({ octokit, at }) => octokit.rest.issues.updateComment({ ...at, comment_id: 1, body: "x" })],
	["user", ({ octokit }) => octokit.rest.users.getByUsername({ username: "nobody" })],
];
test.each(missing)("a %s that is not there is a 404", async (_name, ask) => {
	expect(await refusalOf(ask(bench))).toMatchObject({ status: 404, message: "Not Found" });
});

test("what the stand-in does not know, or GitHub would not take, is a violation", async () => {
	const { octokit, at, on, github } = bench;
	await refusalOf(octokit.request("GET /repos/{owner}/{repo}/stargazers", at));
	await refusalOf(
		octokit.request("POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews", { ...on, event: "NOD" as "COMMENT" }),
	);
	await refusalOf(octokit.request("GET /repos/{owner}/{repo}/pulls", { ...at, colour: "red" }));
	await refusalOf(octokit.request("POST /repos/{owner}/{repo}/issues/1/comments", { ...at, body: "x", mood: "good" }));
	const found = github.violations.splice(0).map(({ kind, what }) => [kind, what]);
	expect(found).toEqual([
		["unknown-endpoint", "The stand-in has no such operation."],
		["request", expect.stringContaining("/event must be equal to one of the allowed values")],
		["request", "There is no parameter colour."],
		["request", "The body has no member mood."],
	]);
});

test("the limit of an hour, and of what is written in a minute", async () => {
	const limited = await setUp({ requestsAnHour: 6, writesAMinute: 2 });
	const { octokit, at, github } = limited;
	const comment = () => octokit.rest.issues.createComment({ ...at, issue_number: 1, body: "x" });
	const { headers } = await comment();
	expect(headers).toMatchObject({
		"x-ratelimit-limit": "6",
		"x-ratelimit-remaining": "5",
		"x-ratelimit-resource": "core",
	});
	await comment();
	expect(await refusalOf(comment())).toMatchObject({
		status: 403,
		message: expect.stringMatching(/^You have exceeded a secondary rate limit/),
		headers: { "retry-after": "60" },
	});
	for (let spent = 3; spent < 6; spent += 1) await octokit.rest.repos.get(at);
	expect(await refusalOf(octokit.rest.repos.get(at))).toMatchObject({
		status: 403,
		message: expect.stringMatching(/^API rate limit exceeded/),
		headers: { "x-ratelimit-remaining": "0" },
	});
	expect(github.violations).toEqual([]);
	await github.close();
});

test("nobody is let in without a token", async () => {
	const asked = withToken(bench.github.url, "").rest.repos.get(bench.at);
	expect(await refusalOf(asked)).toMatchObject({ status: 401 });
});
