/** The webhooks that follow what is done, by people or by Apps. */

import { renderCheckRun } from "./render/check-run.ts";
import { renderIssueComment } from "./render/issue-comment.ts";
import { renderIssue, renderPull, renderSimplePull } from "./render/pull-request.ts";
import { renderReviewComment, renderReviewEvent } from "./render/review.ts";
import type { Delivery, WebhookSender } from "./webhooks.ts";
import type { CheckRun, IssueComment, PullRequest, Review, ReviewComment, ReviewThread, User, World } from "./world.ts";

/** Where events go; an exchange is one. */
export interface Teller {
	readonly world: World;
	readonly hooks: WebhookSender;
}

type Told = Promise<readonly Delivery[]>;
type More = Readonly<Record<string, unknown>>;

export function tellPull(
	{ world, hooks }: Teller,
	action: string,
	pull: PullRequest,
	sender: User,
	more: More = {},
): Told {
	const payload = { number: pull.number, pull_request: renderPull(world, pull), ...more };
	return hooks.emit({ event: "pull_request", action, sender, repository: pull.repository, payload });
}

/** A submitted review, and each of its comments. */
export function tellReview(teller: Teller, review: Review): Told {
	const { world, hooks } = teller;
	const { pull, author } = review;
	const comments = pull.threads.flatMap((thread) => thread.comments).filter((comment) => comment.review === review);
	for (const comment of comments) tellReviewComment(teller, "created", comment, author);
	const payload = { review: renderReviewEvent(world, review), pull_request: renderSimplePull(world, pull) };
	const about = { sender: author, repository: pull.repository, payload };
	return hooks.emit({ event: "pull_request_review", action: "submitted", ...about });
}

export function tellReviewComment(
	{ world, hooks }: Teller,
	action: string,
	comment: ReviewComment,
	sender: User,
	more: More = {},
): Told {
	const { pull } = comment.thread;
	const payload = {
		comment: renderReviewComment(world, comment),
		pull_request: renderSimplePull(world, pull),
		...more,
	};
	return hooks.emit({ event: "pull_request_review_comment", action, sender, repository: pull.repository, payload });
}

export function tellIssueComment(
	{ world, hooks }: Teller,
	action: string,
	comment: IssueComment,
	sender: User,
	more: More = {},
): Told {
	const { pull } = comment;
	const payload = { issue: renderIssue(world, pull), comment: renderIssueComment(world, comment), ...more };
	return hooks.emit({ event: "issue_comment", action, sender, repository: pull.repository, payload });
}

export function tellThread(
	{ world, hooks }: Teller,
	action: "resolved" | "unresolved",
	thread: ReviewThread,
	sender: User,
): Told {
	const { pull } = thread;
	const comments = thread.comments.map((comment) => renderReviewComment(world, comment));
	const payload = { pull_request: renderSimplePull(world, pull), thread: { node_id: thread.nodeId, comments } };
	return hooks.emit({ event: "pull_request_review_thread", action, sender, repository: pull.repository, payload });
}

export function tellCheckRun(
	{ world, hooks }: Teller,
	action: string,
	check: CheckRun,
	sender: User,
	more: More = {},
): Told {
	const payload = { check_run: renderCheckRun(world, check), ...more };
	return hooks.emit({ event: "check_run", action, sender, repository: check.repository, payload });
}
