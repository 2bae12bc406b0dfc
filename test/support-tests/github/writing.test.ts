import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { type Bench, refusalOf, setUp, withToken } from "./bench.ts";

let bench: Bench;
beforeAll(async () => {
	bench = await setUp();
});
afterEach(() => expect(bench.github.violations).toEqual([]));
afterAll(() => bench.github.close());

const annotation = {
	path: "src/meter.rs",
	start_line: 1,
	end_line: 1,
	annotation_level: "notice",
	message: "m",
} as const;

describe("check runs", () => {
	test("begin, are filled in steps, and end", async () => {
		const { octokit, at, pull, app, github } = bench;
		const begun = await octokit.rest.checks.create({
			...at,
			name: "Gregor",
			head_sha: pull.head.sha,
			status: "in_progress",
		});
		expect(begun.data).toMatchObject({ status: "in_progress", conclusion: null, completed_at: null });
		expect(begun.data.pull_requests.map(({ number }) => number)).toEqual([1]);
		const here = { ...at, check_run_id: begun.data.id };
		const output = { title: "Reviewed", summary: "All", annotations: Array.from({ length: 50 }, () => annotation) };
		await octokit.rest.checks.update({ ...here, output });
		const ended = await octokit.rest.checks.update({ ...here, conclusion: "neutral", output });
		expect(ended.data).toMatchObject({
			status: "completed",
			conclusion: "neutral",
			output: { annotations_count: 100 },
		});
		expect(await octokit.paginate(octokit.rest.checks.listAnnotations, here)).toHaveLength(100);
		const again = await octokit.rest.checks.create({ ...at, name: "Gregor", head_sha: pull.head.sha });
		const listed = (more: object) => octokit.rest.checks.listForRef({ ...at, ref: "topic", app_id: app.id, ...more });
		expect((await listed({})).data.check_runs.map(({ id }) => id)).toEqual([again.data.id]);
		expect((await listed({ filter: "all" })).data.total_count).toBe(2);
		expect((await listed({ check_name: "Other" })).data.total_count).toBe(0);
		await github.idle();
		const told = github.deliveries.filter(({ event }) => event === "check_run").map(({ action }) => action);
		expect(told).toEqual(["created", "completed", "created"]);
	});

	const refused: [string, object, RegExp][] = [
		[
			"51 annotations",
			{ output: output({ annotations: Array(51).fill(annotation) }) },
			/No more than 50 items.*51 were/,
		],
		["a summary of 65,536 characters", { output: output({ summary: "x".repeat(65_536) }) }, /Only 65535 characters/],
		["an end without a conclusion", { status: "completed" }, /conclusion/],
		["a commit that is not there", { head_sha: "2".repeat(40) }, /No commit found/],
	];
	test.each(refused)("are refused with %s", async (_name, wanted, message) => {
		const { octokit, at, pull } = bench;
		const asked = octokit.rest.checks.create({ ...at, name: "Gregor", head_sha: pull.head.sha, ...wanted });
		expect(await refusalOf(asked)).toMatchObject({ status: 422, message: expect.stringMatching(message) });
	});

	test("are changed by their own App alone, and by no person", async () => {
		const { github, octokit, at, pull, anna, repository } = bench;
		const { data } = await octokit.rest.checks.create({ ...at, name: "Gregor", head_sha: pull.head.sha });
		const other = github.createApp({ slug: "other" });
		await github.install(other, { account: anna, repositories: [repository] });
		const run = repository.checkRuns.at(-1);
		Object.assign(run ?? {}, { app: other });
		const refusal = await refusalOf(octokit.rest.checks.update({ ...at, check_run_id: data.id, status: "queued" }));
		expect(refusal).toMatchObject({ status: 403, message: expect.stringContaining("created it") });
		const person = withToken(github.url, anna.token);
		const asked = person.rest.checks.create({ ...at, name: "Mine", head_sha: pull.head.sha });
		expect(await refusalOf(asked)).toMatchObject({ status: 403 });
	});
});

function output(more: object) {
	return { title: "t", summary: "s", ...more };
}

describe("comments on the conversation", () => {
	test("are written, edited in place, and deleted", async () => {
		const { octokit, at, pull } = bench;
		const { data } = await octokit.rest.issues.createComment({ ...at, issue_number: 1, body: "Summary" });
		expect(data).toMatchObject({
			user: { login: "gregor[bot]", type: "Bot" },
			performed_via_github_app: { slug: "gregor" },
		});
		await octokit.rest.issues.updateComment({ ...at, comment_id: data.id, body: "Better" });
		expect(pull.comments.map(({ body }) => body)).toEqual(["Better"]);
		await octokit.rest.issues.deleteComment({ ...at, comment_id: data.id });
		expect(pull.comments).toEqual([]);
	});

	const refused: [string, string, object][] = [
		["too long", "x".repeat(65_537), { message: "Body is too long (maximum is 65536 characters)" }],
		["empty", " ", { code: "missing_field" }],
	];
	test.each(refused)("are refused when %s", async (_name, body, problem) => {
		const { octokit, at } = bench;
		const asked = octokit.rest.issues.createComment({ ...at, issue_number: 1, body });
		expect(await refusalOf(asked)).toMatchObject({ status: 422, message: "Validation Failed", errors: [problem] });
	});

	test("are reacted to once", async () => {
		const { octokit, at, github, pull, anna } = bench;
		const { id } = await github.comment(pull, anna, "/review");
		const seen = { ...at, comment_id: id, content: "eyes" } as const;
		const first = await octokit.rest.reactions.createForIssueComment(seen);
		const second = await octokit.rest.reactions.createForIssueComment(seen);
		expect([first.status, second.status, second.data.id]).toEqual([201, 200, first.data.id]);
		const listed = await octokit.rest.reactions.listForIssueComment({ ...at, comment_id: id });
		expect(listed.data.map(({ content }) => content)).toEqual(["eyes"]);
		await octokit.rest.reactions.deleteForIssueComment({ ...at, comment_id: id, reaction_id: first.data.id });
		expect(pull.comments.find((comment) => comment.id === id)?.reactions).toEqual([]);
	});
});
