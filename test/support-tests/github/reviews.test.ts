import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { type Bench, HEAD, inFile, refusalOf, setUp, withToken } from "./bench.ts";

let bench: Bench;
beforeAll(async () => {
	bench = await setUp({ writesAMinute: 1000 });
});
afterEach(async () => {
	const { octokit, on, github } = bench;
	for (const review of (await octokit.rest.pulls.listReviews(on)).data) {
		if (review.state === "PENDING") await octokit.rest.pulls.deletePendingReview({ ...on, review_id: review.id });
	}
	expect(github.violations).toEqual([]);
});
afterAll(() => bench.github.close());

const BLANK = "Pull request review thread diff hunk can't be blank";
const OFF = `Pull request review thread line must be part of the diff and ${BLANK}`;
const OFF_RANGE = `Pull request review thread line must be part of the diff, Pull request review thread start line must be part of the same hunk as the line., and ${BLANK}`;
const OTHER_HUNK = "Pull request review thread start line must be part of the same hunk as the line.";
const ORDER = "Pull request review thread start line must precede the end line.";
const BAD_PATH = `Pull request review thread path is invalid and ${BLANK}`;
const TOO_LONG = "Body is too long (maximum is 65536 characters)";

const right = (line: number, start_line?: number) => ({ line, side: "RIGHT", ...(start_line ? { start_line } : {}) });
const left = (line: number) => ({ line, side: "LEFT" });

describe("where a comment may sit", () => {
	const allowed: [string, object][] = [
		["a changed line", right(10)],
		["an added line", right(21)],
		["context above a hunk's change", right(7)],
		["the last line of a hunk", right(13)],
		["a range within a hunk", right(22, 21)],
		["the deleted line", left(35)],
		["the old form of a changed line", left(10)],
		["a range across sides of one hunk", { ...right(10, 10), start_side: "LEFT" }],
		["a position", { position: 5 }],
	];
	test.each(allowed)("on %s", async (_name, place) => {
		const { octokit, on } = bench;
		const comments = [{ path: "src/meter.rs", body: "See", ...place }];
		const { data } = await octokit.rest.pulls.createReview({ ...on, comments });
		expect(data.state).toBe("PENDING");
	});

	const refused: [string, object, string][] = [
		["a line above the hunk", right(6), OFF],
		["a line below the hunk", right(14), OFF],
		["line 0", right(0), OFF],
		["a line after the end", right(400), OFF],
		["the deleted line on the right, past its hunk's numbers", right(41), OFF],
		["an added line's number on the left", left(16), OFF],
		["a range that begins in another hunk", right(21, 10), OTHER_HUNK],
		["a range off the diff", right(15, 14), OFF_RANGE],
		["a range of one line", right(10, 10), ORDER],
		["a range backwards", right(10, 12), ORDER],
		["a file that did not change", { ...right(1), path: "src/other.rs" }, BAD_PATH],
		["a file that is not there", { ...right(1), path: "src/none.rs" }, BAD_PATH],
		["a binary file's line", { ...right(1), path: "logo.bin" }, OFF],
		["a body that is too long", { ...right(10), body: "x".repeat(65_537) }, TOO_LONG],
	];
	test.each(refused)("never on %s, and the whole review is refused", async (_name, place, sentence) => {
		const { octokit, on } = bench;
		const before = bench.pull.threads.length;
		const good = { path: "src/meter.rs", body: "Good", ...right(10) };
		const comments = [good, { path: "src/meter.rs", body: "Bad", ...place }];
		const refusal = await refusalOf(octokit.rest.pulls.createReview({ ...on, event: "COMMENT", comments }));
		expect(refusal).toMatchObject({ status: 422, message: "Unprocessable Entity", errors: [sentence] });
		expect(bench.pull.threads).toHaveLength(before);
	});

	test("a comment alone is refused with the field's name", async () => {
		const { octokit, on, pull } = bench;
		const place = { ...on, commit_id: pull.head.sha, path: "src/meter.rs", line: 6, side: "RIGHT" as const };
		const refusal = await refusalOf(octokit.rest.pulls.createReviewComment({ ...place, body: "See" }));
		expect(refusal).toMatchObject({
			status: 422,
			message: "Validation Failed",
			errors: [{ field: "pull_request_review_thread.line" }, { field: "pull_request_review_thread.diff_hunk" }],
		});
	});

	test("forty comments in one review", async () => {
		const { octokit, on } = bench;
		const comments = Array.from({ length: 40 }, () => ({ path: "src/meter.rs", body: "See", ...right(21) }));
		const { data } = await octokit.rest.pulls.createReview({ ...on, comments });
		const listed = await octokit.paginate(octokit.rest.pulls.listCommentsForReview, { ...on, review_id: data.id });
		expect(listed).toHaveLength(40);
	});
});

describe("a pending review", () => {
	test("is one for each user, seen by its author alone, and is then submitted", async () => {
		const { octokit, on, ben, github } = bench;
		const { data } = await octokit.rest.pulls.createReview({ ...on, body: "Marked" });
		expect(data.submitted_at).toBeUndefined();
		const again = { status: 422, errors: ["User can only have one pending review per pull request"] };
		expect(await refusalOf(octokit.rest.pulls.createReview({ ...on, body: "Second" }))).toMatchObject(again);
		const submitted = octokit.rest.pulls.createReview({ ...on, body: "Third", event: "COMMENT" });
		expect(await refusalOf(submitted)).toMatchObject(again);
		const other = withToken(github.url, ben.token);
		const seen = (await other.rest.pulls.listReviews(on)).data.map(({ id }) => id);
		expect(seen).not.toContain(data.id);
		expect((await other.rest.pulls.createReview({ ...on, body: "Mine", event: "COMMENT" })).data.state).toBe(
			"COMMENTED",
		);
		const done = await octokit.rest.pulls.submitReview({ ...on, review_id: data.id, event: "COMMENT" });
		expect(done.data).toMatchObject({ state: "COMMENTED", body: "Marked" });
		const deleted = octokit.rest.pulls.deletePendingReview({ ...on, review_id: data.id });
		expect(await refusalOf(deleted)).toMatchObject({ errors: ["Can not delete a non-pending pull request review"] });
		await github.idle();
		const told = github.deliveries.filter((delivery) => delivery.event === "pull_request_review");
		expect(told.map(({ action }) => action)).toEqual(expect.arrayContaining(["submitted"]));
	});

	test("stands in the way of replies, and takes its comments with it", async () => {
		const { octokit, on, github, pull, anna } = bench;
		const thread = await github.commentOnLine(pull, anna, { path: "src/meter.rs", line: 10, body: "Why?" });
		const comments = [{ path: "src/meter.rs", body: "See", ...right(10) }];
		const { data } = await octokit.rest.pulls.createReview({ ...on, comments });
		const published = (await octokit.rest.pulls.listReviewComments({ ...on, per_page: 100 })).data;
		expect(published.some(({ pull_request_review_id: id }) => id === data.id)).toBe(false);
		const reply = { ...on, comment_id: thread.comments[0]?.id ?? 0, body: "Because" };
		expect(await refusalOf(octokit.rest.pulls.createReplyForReviewComment(reply))).toMatchObject({
			status: 422,
			errors: [{ field: "user_id", message: "user_id can only have one pending review per pull request" }],
		});
		await octokit.rest.pulls.deletePendingReview({ ...on, review_id: data.id });
		const { data: replied } = await octokit.rest.pulls.createReplyForReviewComment(reply);
		expect(replied.in_reply_to_id).toBe(reply.comment_id);
	});
});

const refusedWhole: [string, object, object][] = [
	[
		"a commit that does not exist",
		{ commit_id: "1".repeat(40) },
		{ message: `No commit found for SHA: ${"1".repeat(40)}` },
	],
	["nothing to say", { event: "COMMENT" }, { errors: ["Body can't be blank"] }],
	["a body that is too long", { event: "COMMENT", body: "x".repeat(65_537) }, { errors: [TOO_LONG] }],
];
test.each(refusedWhole)("a review is refused for %s", async (_name, wanted, refusal) => {
	expect(await refusalOf(bench.octokit.rest.pulls.createReview({ ...bench.on, ...wanted }))).toMatchObject({
		status: 422,
		...refusal,
	});
});

test("nobody approves their own pull request, and a commit of another branch is refused", async () => {
	const { github, anna, on, octokit, repository } = bench;
	const own = withToken(github.url, anna.token).rest.pulls.createReview({ ...on, event: "APPROVE" });
	expect(await refusalOf(own)).toMatchObject({ errors: ["Can not approve your own pull request"] });
	const commit_id = await github.push(repository, "elsewhere", { files: { x: "x" }, parent: "refs/heads/main" });
	const foreign = octokit.rest.pulls.createReview({ ...on, commit_id, body: "See" });
	expect(await refusalOf(foreign)).toMatchObject({
		status: 422,
		errors: ["commit_id is not part of the pull request"],
	});
});

test("a review of an older commit of the pull request sits on that commit's lines", async () => {
	const { github, octokit, on, repository, first } = await setUp();
	await github.push(repository, "topic", { files: { "src/meter.rs": inFile(["line 0", ...HEAD]) } });
	const comments = [{ path: "src/meter.rs", body: "See", ...right(10) }];
	const { data } = await octokit.rest.pulls.createReview({ ...on, commit_id: first, event: "COMMENT", comments });
	const [comment] = (await octokit.rest.pulls.listReviewComments(on)).data;
	expect([data.commit_id, comment?.original_line, comment?.line]).toEqual([first, 10, 11]);
	expect(github.violations).toEqual([]);
	await github.close();
});
