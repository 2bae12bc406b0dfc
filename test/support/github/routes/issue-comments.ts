import { apiError } from "../api-error.ts";
import { userOf } from "../authenticate.ts";
import { createIssueComment } from "../conversation.ts";
import { tellIssueComment } from "../events.ts";
import { byId, created, type Exchange, listed, noContent, ok, pullOf, repositoryOf } from "../exchange.ts";
import { renderIssueComment } from "../render/issue-comment.ts";
import { checkBody } from "../reviews.ts";
import { type IssueComment, timestamp } from "../world.ts";

export function listIssueComments(exchange: Exchange) {
	const since = exchange.query.get("since") ?? "";
	const recent = pullOf(exchange).comments.filter((comment) => comment.updatedAt >= since);
	return listed(recent.map((comment) => renderIssueComment(exchange.world, comment)));
}

export function postIssueComment(exchange: Exchange) {
	const { world, actor } = exchange;
	const { body } = exchange.body as { readonly body: string };
	const app = actor.kind === "installation" ? actor.token.installation.app : null;
	const comment = createIssueComment(world, pullOf(exchange), userOf(actor), body, app);
	tellIssueComment(exchange, "created", comment, userOf(actor));
	return created(renderIssueComment(world, comment));
}

export function getIssueComment(exchange: Exchange) {
	return ok(renderIssueComment(exchange.world, issueCommentOf(exchange)));
}

export function updateIssueComment(exchange: Exchange) {
	const comment = ownComment(exchange);
	const { body } = exchange.body as { readonly body: string };
	checkBody("IssueComment", body);
	const before = comment.body;
	comment.body = body;
	comment.updatedAt = timestamp(exchange.world);
	tellIssueComment(exchange, "edited", comment, userOf(exchange.actor), { changes: { body: { from: before } } });
	return ok(renderIssueComment(exchange.world, comment));
}

export function removeIssueComment(exchange: Exchange) {
	const comment = ownComment(exchange);
	const { comments } = comment.pull;
	comments.splice(comments.indexOf(comment), 1);
	tellIssueComment(exchange, "deleted", comment, userOf(exchange.actor));
	return noContent;
}

export function issueCommentOf(exchange: Exchange): IssueComment {
	const comments = repositoryOf(exchange).pulls.flatMap((pull) => pull.comments);
	return byId(comments, exchange.params.comment_id);
}

/** GitHub lets those who may write change anyone's comment; a bot that does is mistaken, so that it is refused here. */
function ownComment(exchange: Exchange): IssueComment {
	const comment = issueCommentOf(exchange);
	if (comment.author === userOf(exchange.actor)) return comment;
	throw apiError(403, "Resource not accessible by integration");
}
