import { isOurs } from "../app-identity.ts";
import { GitHubError } from "../github-error.ts";
import { markedBody } from "../marked-body.ts";
import type { Installation } from "../open-installation.ts";
import { all, pages } from "../pages.ts";
import type { HeadSha, InlineComment } from "../pull-request-host.ts";
import { parseRunMarker, type RunMarker } from "../run-marker.ts";

export interface OwnReview {
	readonly id: number;
	readonly isPending: boolean;
	readonly marker: RunMarker | undefined;
}

export interface PostedComment {
	readonly id: number;
	readonly body: string;
}

/** The requests that posting is made of, one each; none is repeated here. */
export interface ReviewRequests {
	/** Ours, in the order of their making. Pending reviews are shown to their author alone. */
	ownReviews(): Promise<readonly OwnReview[]>;
	commentsOf(reviewId: number): Promise<readonly PostedComment[]>;
	/** The comments of several reviews, newest first, from one list: it is read no further than to the last one wanted. */
	newestOf(reviewIds: ReadonlySet<number>, wanted: number): Promise<readonly PostedComment[]>;
	liveHead(): Promise<HeadSha>;
	/** `refused` is GitHub's 422 for the whole: a comment's line, or another pending review of ours. */
	createPending(marker: RunMarker, body: string, head: HeadSha, comments: readonly InlineComment[]): Promise<Created>;
	/** False where it is no longer there, or no longer pending. */
	submit(reviewId: number, marker: RunMarker, body: string): Promise<boolean>;
	/** A review that is gone already, or submitted, is left so. */
	deletePending(reviewId: number): Promise<void>;
}

export type Created =
	| { readonly kind: "created"; readonly id: number }
	| { readonly kind: "refused"; readonly error: GitHubError };

const REVIEWS = "/repos/{owner}/{repo}/pulls/{pull_number}/reviews";
const ALL_COMMENTS = "/repos/{owner}/{repo}/pulls/{pull_number}/comments";
const COMMENTS = `${REVIEWS}/{review_id}/comments` as const;

export function reviewRequests(installation: Installation, number: number): ReviewRequests {
	const { request } = installation;
	const pull = { ...installation.repository, pull_number: number };
	return {
		async ownReviews() {
			const identity = await installation.identity();
			const list = await all(
				pages(REVIEWS, async (page, per_page) => (await request(`GET ${REVIEWS}`, { ...pull, page, per_page })).data),
			);
			const ours = list.filter((each) => isOurs(each.user, identity));
			return ours.map(({ id, state, body }) => {
				return { id: Number(id), isPending: state === "PENDING", marker: parseRunMarker(body) };
			});
		},
		async commentsOf(review_id) {
			const page = async (page: number, per_page: number) =>
				(await request(`GET ${COMMENTS}`, { ...pull, review_id, page, per_page })).data;
			const list = await all(pages(COMMENTS, page));
			return list.map(({ id, body }) => ({ id: Number(id), body }));
		},
		async newestOf(reviewIds, wanted) {
			const newest = { sort: "created", direction: "desc" } as const;
			const list = pages(ALL_COMMENTS, async (page, per_page) => {
				return (await request(`GET ${ALL_COMMENTS}`, { ...pull, ...newest, page, per_page })).data;
			});
			const found: PostedComment[] = [];
			for await (const { id, body, pull_request_review_id } of list) {
				if (reviewIds.has(Number(pull_request_review_id))) found.push({ id: Number(id), body });
				if (found.length === wanted) break;
			}
			return found;
		},
		async liveHead() {
			const { data } = await request("GET /repos/{owner}/{repo}/pulls/{pull_number}", pull);
			return data.head.sha as HeadSha;
		},
		async createPending(marker, body, head, comments) {
			const content = { commit_id: head, body: markedBody(marker, body), comments: comments.map(toRequest) };
			const answer = await orRefusal(request(`POST ${REVIEWS}`, { ...pull, ...content }), [422]);
			if (answer instanceof GitHubError) return { kind: "refused", error: answer };
			return { kind: "created", id: Number(answer.data.id) };
		},
		async submit(review_id, marker, body) {
			const content = { event: "COMMENT" as const, body: markedBody(marker, body) };
			const answer = await orRefusal(
				request(`POST ${REVIEWS}/{review_id}/events`, { ...pull, review_id, ...content }),
				[404, 422],
			);
			return !(answer instanceof GitHubError);
		},
		async deletePending(review_id) {
			await orRefusal(request(`DELETE ${REVIEWS}/{review_id}`, { ...pull, review_id }), [404, 422]);
		},
	};
}

function toRequest(comment: InlineComment): { path: string; body: string; line: number; side: string } {
	const { path, body, side, startLine, endLine } = comment;
	const range = startLine < endLine ? { start_line: startLine, start_side: side } : {};
	return { path, body, side, line: endLine, ...range };
}

/** The answer, or the error where its status is one of these. */
async function orRefusal<T>(answer: Promise<T>, statuses: readonly number[]): Promise<T | GitHubError> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof GitHubError && statuses.includes(error.status ?? 0)) return error;
		throw error;
	}
}
