import { nodeId, type Review, type ReviewComment, type World } from "../world.ts";
import { associationOf } from "./association.ts";
import { pullPage, pullUrl } from "./pull-request.ts";
import { renderRollup } from "./reaction.ts";
import { repositoryUrl } from "./repository.ts";
import { renderUser } from "./user.ts";

export function renderReview(world: World, review: Review) {
	const page = `${pullPage(world, review.pull)}#pullrequestreview-${review.id}`;
	const pull = pullUrl(world, review.pull);
	return {
		id: review.id,
		node_id: nodeId("PRR", review.id),
		user: renderUser(world, review.author),
		body: review.body,
		state: review.state,
		html_url: page,
		pull_request_url: pull,
		author_association: associationOf(review.pull.repository, review.author),
		_links: { html: { href: page }, pull_request: { href: pull } },
		...(review.submittedAt === null ? {} : { submitted_at: review.submittedAt }),
		commit_id: review.commitId,
	};
}

/** Webhooks write the state in small letters. */
export function renderReviewEvent(world: World, review: Review) {
	const rendered = renderReview(world, review);
	return { ...rendered, state: rendered.state.toLowerCase(), body: review.body === "" ? null : review.body };
}

export function renderReviewComment(world: World, comment: ReviewComment) {
	const { thread } = comment;
	const { pull } = thread;
	const url = `${repositoryUrl(world, pull.repository)}/pulls/comments/${comment.id}`;
	const page = `${pullPage(world, pull)}#discussion_r${comment.id}`;
	return {
		url,
		pull_request_review_id: comment.review.id,
		id: comment.id,
		node_id: nodeId("PRRC", comment.id),
		diff_hunk: thread.diffHunk,
		path: thread.path,
		commit_id: thread.isOutdated ? thread.originalCommitId : pull.head.sha,
		original_commit_id: thread.originalCommitId,
		user: renderUser(world, comment.author),
		body: comment.body,
		created_at: comment.createdAt,
		updated_at: comment.updatedAt,
		html_url: page,
		pull_request_url: pullUrl(world, pull),
		author_association: associationOf(pull.repository, comment.author),
		_links: { self: { href: url }, html: { href: page }, pull_request: { href: pullUrl(world, pull) } },
		...renderPlace(comment),
		...(comment.inReplyTo === null ? {} : { in_reply_to_id: comment.inReplyTo }),
		subject_type: "line",
		reactions: renderRollup(url, comment.reactions),
	};
}

function renderPlace({ thread }: ReviewComment) {
	return {
		start_line: thread.startLine,
		original_start_line: thread.originalStartLine,
		start_side: thread.startSide,
		line: thread.line,
		original_line: thread.originalLine,
		side: thread.side,
		position: thread.position,
		original_position: thread.originalPosition,
	};
}
