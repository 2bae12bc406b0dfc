/** The rules of reviews: what GitHub takes, and what it refuses whole. */

import { type Anchor, type AnchorProblem, anchorComment, type WantedAnchor } from "./anchor.ts";
import { type ApiError, apiError, type FieldProblem, unprocessable, validationFailed } from "./api-error.ts";
import { commitOf, pullDiff } from "./git-repository.ts";
import type { PullDiff } from "./pull-diff.ts";
import { addComment, beginThread, relocateThreads } from "./threads.ts";
import { type PullRequest, type Review, type ReviewThread, timestamp, type User, type World } from "./world.ts";

/** https://github.com/danger/danger/issues/424 shows GitHub's word for it. */
export const MOST_BODY_CHARACTERS = 65_536;
const TOO_LONG = `Body is too long (maximum is ${MOST_BODY_CHARACTERS} characters)`;
const ONE_PENDING = "can only have one pending review per pull request";

export interface WantedReview {
	readonly commit_id?: string;
	readonly body?: string;
	readonly event?: "APPROVE" | "REQUEST_CHANGES" | "COMMENT";
	readonly comments?: readonly (WantedAnchor & { readonly body: string })[];
}

export type ReviewEvent = NonNullable<WantedReview["event"]>;

const STATES = { APPROVE: "APPROVED", REQUEST_CHANGES: "CHANGES_REQUESTED", COMMENT: "COMMENTED" } as const;

/** Creates a review with all its comments, or none of it. Nothing is awaited between the last check and the effect. */
export async function createReview(
	world: World,
	pull: PullRequest,
	author: User,
	wanted: WantedReview,
): Promise<Review> {
	const diff = await diffAt(pull, wanted.commit_id, foreignToReview);
	const anchors = anchorAll(diff, wanted.comments ?? []);
	if (pendingOf(pull, author) !== undefined) throw unprocessable(`User ${ONE_PENDING}`);
	const review = newReview(world, pull, author, diff.head, wanted.body ?? "");
	if (wanted.event !== undefined) checkSubmission(review, wanted.event, anchors.length > 0);
	pull.reviews.push(review);
	for (const { anchor, body } of anchors) beginThread(world, review, anchor, diff, body);
	if (wanted.event !== undefined) markSubmitted(world, review, wanted.event);
	if (diff !== pull.diff) await relocateThreads(pull);
	return review;
}

function anchorAll(
	diff: PullDiff,
	comments: NonNullable<WantedReview["comments"]>,
): { anchor: Anchor; body: string }[] {
	const results = comments.map((comment) => anchorComment(diff, comment));
	const sentences = results.flatMap((result) => (result.kind === "refused" ? [inWords(result.problems)] : []));
	const tooLong = comments.some(({ body }) => body.length > MOST_BODY_CHARACTERS) ? [TOO_LONG] : [];
	const refusals = new Set([...sentences, ...tooLong]);
	if (refusals.size > 0) throw unprocessable(...refusals);
	return results.flatMap((result, index) =>
		result.kind === "anchored" ? [{ anchor: result.anchor, body: comments[index]?.body ?? "" }] : [],
	);
}

/** `Pull request review thread line must be part of the diff and Pull request …`, as GitHub joins them. */
function inWords(problems: readonly AnchorProblem[]): string {
	const sentences = problems.map(({ field, says }) => `Pull request review thread ${field.replace("_", " ")} ${says}`);
	return new Intl.ListFormat("en").format(sentences);
}

function newReview(world: World, pull: PullRequest, author: User, commitId: string, body: string): Review {
	return { id: world.nextId(), pull, author, body, state: "PENDING", commitId, submittedAt: null };
}

export function submitReview(world: World, review: Review, event: ReviewEvent, body: string | undefined): void {
	if (review.state !== "PENDING") throw unprocessable("Can not submit a review that was submitted before");
	const withBody = { ...review, body: body ?? review.body };
	checkSubmission(
		withBody,
		event,
		review.pull.threads.some((thread) => thread.comments.some((c) => c.review === review)),
	);
	review.body = withBody.body;
	markSubmitted(world, review, event);
}

function checkSubmission(review: Review, event: ReviewEvent, hasComments: boolean): void {
	if (review.body.length > MOST_BODY_CHARACTERS) throw unprocessable(TOO_LONG);
	if (event !== "COMMENT" && review.author === review.pull.author) {
		throw unprocessable(`Can not ${event === "APPROVE" ? "approve" : "request changes on"} your own pull request`);
	}
	if (event !== "APPROVE" && review.body === "" && !hasComments) throw unprocessable("Body can't be blank");
}

function markSubmitted(world: World, review: Review, event: ReviewEvent): void {
	review.state = STATES[event];
	review.submittedAt = timestamp(world);
}

export function pendingOf(pull: PullRequest, author: User): Review | undefined {
	return pull.reviews.find((review) => review.author === author && review.state === "PENDING");
}

/** Only what is pending can be deleted; its threads go with it. */
export function deleteReview(review: Review): void {
	if (review.state !== "PENDING") throw unprocessable("Can not delete a non-pending pull request review");
	const { pull } = review;
	pull.reviews.splice(pull.reviews.indexOf(review), 1);
	for (const thread of [...pull.threads]) {
		const kept = thread.comments.filter((comment) => comment.review !== review);
		thread.comments.splice(0, thread.comments.length, ...kept);
		if (kept.length === 0) pull.threads.splice(pull.threads.indexOf(thread), 1);
	}
}

/** One comment alone is a review of its own on GitHub. */
export async function createComment(
	world: World,
	pull: PullRequest,
	author: User,
	wanted: WantedAnchor & { readonly body: string; readonly commit_id?: string },
): Promise<ReviewThread> {
	const diff = await diffAt(pull, wanted.commit_id, foreignToComment);
	checkSingle(pull, author, wanted.body);
	const result = anchorComment(diff, wanted);
	if (result.kind === "refused") throw validationFailed(...result.problems.map(inField));
	const review = submitted(world, pull, author, diff.head);
	const thread = beginThread(world, review, result.anchor, diff, wanted.body);
	if (diff !== pull.diff) await relocateThreads(pull);
	return thread;
}

export function reply(world: World, thread: ReviewThread, author: User, body: string) {
	checkSingle(thread.pull, author, body);
	return addComment(world, thread, submitted(world, thread.pull, author, thread.pull.head.sha), body);
}

function submitted(world: World, pull: PullRequest, author: User, commitId: string): Review {
	const review = newReview(world, pull, author, commitId, "");
	markSubmitted(world, review, "COMMENT");
	pull.reviews.push(review);
	return review;
}

function checkSingle(pull: PullRequest, author: User, body: string): void {
	checkBody("PullRequestReviewComment", body);
	if (pendingOf(pull, author) === undefined) return;
	const message = `user_id ${ONE_PENDING}`;
	throw validationFailed({ resource: "PullRequestReview", code: "custom", field: "user_id", message });
}

export function checkBody(resource: string, body: string): void {
	if (body.trim() === "") {
		throw validationFailed({ resource, code: "missing_field", field: "body", message: "body can't be blank" });
	}
	if (body.length <= MOST_BODY_CHARACTERS) return;
	throw validationFailed({ resource, code: "unprocessable", field: "data", message: TOO_LONG });
}

function inField({ field, says }: AnchorProblem): FieldProblem {
	const name = `pull_request_review_thread.${field}`;
	return { resource: "PullRequestReviewComment", code: "custom", field: name, message: `${name} ${says}` };
}

/** The diff that a review of this commit is about: it must be one of the pull request's. */
async function diffAt(pull: PullRequest, commitId: string | undefined, foreign: () => ApiError): Promise<PullDiff> {
	if (commitId === undefined || commitId === pull.head.sha) return pull.diff;
	const { gitDirectory } = pull.repository;
	const known = await commitOf(gitDirectory, commitId);
	if (known === undefined) throw apiError(422, `No commit found for SHA: ${commitId}`);
	if (!pull.commits.includes(known)) throw foreign();
	return pullDiff(gitDirectory, pull.base.sha, known);
}

const FOREIGN = "commit_id is not part of the pull request";
const foreignToReview = () => unprocessable(FOREIGN);
const foreignToComment = () =>
	validationFailed({ resource: "PullRequestReviewComment", code: "custom", field: "commit_id", message: FOREIGN });
