import { isOurs } from "./app-identity.ts";
import { markedBody } from "./marked-body.ts";
import type { Installation } from "./open-installation.ts";
import { pages } from "./pages.ts";
import type { CommentTarget } from "./pull-request-host.ts";
import { parseRunMarker } from "./run-marker.ts";
import { settle } from "./settle.ts";

const ISSUE_COMMENTS = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const ISSUE_COMMENT = "/repos/{owner}/{repo}/issues/comments/{comment_id}";
const REVIEW_COMMENTS = "/repos/{owner}/{repo}/pulls/{pull_number}/comments";
const REVIEW_COMMENT = "/repos/{owner}/{repo}/pulls/comments/{comment_id}";

/** Answers one comment, once for each delivery: only what came after the comment can be an answer to it. */
export function answerer(installation: Installation, number: number) {
	const { request, repository, clock } = installation;

	async function answerIssueComment(comment_id: number, body: string, delivery: string): Promise<void> {
		const { data } = await request(`GET ${ISSUE_COMMENT}`, { ...repository, comment_id });
		const later = pages(ISSUE_COMMENTS, async (page, per_page) => {
			const which = { issue_number: number, since: data.created_at, page, per_page };
			return (await request(`GET ${ISSUE_COMMENTS}`, { ...repository, ...which })).data;
		});
		if (await isAnswered(later, delivery)) return;
		await request(`POST ${ISSUE_COMMENTS}`, { ...repository, issue_number: number, body });
	}

	async function answerReviewComment(comment_id: number, body: string, delivery: string): Promise<void> {
		const { data } = await request(`GET ${REVIEW_COMMENT}`, { ...repository, comment_id });
		const later = pages(REVIEW_COMMENTS, async (page, per_page) => {
			const which = { pull_number: number, since: data.created_at, page, per_page };
			return (await request(`GET ${REVIEW_COMMENTS}`, { ...repository, ...which })).data;
		});
		if (await isAnswered(later, delivery)) return;
		// GitHub takes replies to the comment that began the thread only.
		const first = Number(data.in_reply_to_id ?? data.id);
		await request(`POST ${REVIEW_COMMENTS}/{comment_id}/replies`, {
			...repository,
			pull_number: number,
			comment_id: first,
			body,
		});
	}

	type Comment = { readonly body?: string; readonly user: Parameters<typeof isOurs>[0] };

	async function isAnswered(comments: AsyncIterable<Comment>, delivery: string): Promise<boolean> {
		const identity = await installation.identity();
		for await (const comment of comments) {
			const marker = isOurs(comment.user, identity) ? parseRunMarker(comment.body ?? "") : undefined;
			if (marker?.kind === "answer" && marker.delivery === delivery) return true;
		}
		return false;
	}

	return async (target: CommentTarget, text: string, delivery: string): Promise<void> => {
		const body = markedBody({ kind: "answer", delivery }, text);
		const isReview = target.kind === "review-comment";
		const answer = isReview ? answerReviewComment : answerIssueComment;
		await settle(clock, isReview ? REVIEW_COMMENTS : ISSUE_COMMENTS, () => answer(target.commentId, body, delivery));
	};
}
