import type { WantedAnchor } from "../anchor.ts";
import { apiError, notFound } from "../api-error.ts";
import { userOf } from "../authenticate.ts";
import { tellReviewComment } from "../events.ts";
import { byId, created, type Exchange, listed, noContent, ok, pullOf, repositoryOf } from "../exchange.ts";
import { renderReviewComment } from "../render/review.ts";
import { checkBody, createComment, reply } from "../reviews.ts";
import { publishedComments } from "../threads.ts";
import { type ReviewComment, timestamp } from "../world.ts";

export function listReviewComments(exchange: Exchange) {
	return listed(publishedComments(pullOf(exchange)).map((comment) => renderReviewComment(exchange.world, comment)));
}

interface WantedComment extends WantedAnchor {
	readonly body: string;
	readonly commit_id: string;
	readonly in_reply_to?: number;
	readonly subject_type?: string;
}

export async function postReviewComment(exchange: Exchange) {
	const { world, actor } = exchange;
	const wanted = exchange.body as WantedComment;
	const pull = pullOf(exchange);
	if (wanted.in_reply_to !== undefined) return replyTo(exchange, String(wanted.in_reply_to), wanted.body);
	if (wanted.subject_type === "file") throw apiError(501, "The stand-in has no comments on whole files");
	const thread = await createComment(world, pull, userOf(actor), wanted);
	return answerNew(exchange, thread.comments[0]);
}

export function postReply(exchange: Exchange) {
	return replyTo(exchange, exchange.params.comment_id, (exchange.body as { readonly body: string }).body);
}

function replyTo(exchange: Exchange, id: string | undefined, body: string) {
	const { thread } = byId(publishedComments(pullOf(exchange)), id);
	return answerNew(exchange, reply(exchange.world, thread, userOf(exchange.actor), body));
}

function answerNew(exchange: Exchange, comment: ReviewComment | undefined) {
	if (comment === undefined) throw notFound();
	tellReviewComment(exchange, "created", comment, userOf(exchange.actor));
	return created(renderReviewComment(exchange.world, comment));
}

export function getReviewComment(exchange: Exchange) {
	return ok(renderReviewComment(exchange.world, reviewCommentOf(exchange)));
}

export function updateReviewComment(exchange: Exchange) {
	const comment = ownComment(exchange);
	const { body } = exchange.body as { readonly body: string };
	checkBody("PullRequestReviewComment", body);
	comment.body = body;
	comment.updatedAt = timestamp(exchange.world);
	return ok(renderReviewComment(exchange.world, comment));
}

export function removeReviewComment(exchange: Exchange) {
	const comment = ownComment(exchange);
	const { comments, pull } = comment.thread;
	comments.splice(comments.indexOf(comment), 1);
	if (comments.length === 0) pull.threads.splice(pull.threads.indexOf(comment.thread), 1);
	return noContent;
}

export function reviewCommentOf(exchange: Exchange): ReviewComment {
	const comments = repositoryOf(exchange).pulls.flatMap(publishedComments);
	return byId(comments, exchange.params.comment_id);
}

function ownComment(exchange: Exchange): ReviewComment {
	const comment = reviewCommentOf(exchange);
	if (comment.author === userOf(exchange.actor)) return comment;
	throw apiError(403, "Resource not accessible by integration");
}
