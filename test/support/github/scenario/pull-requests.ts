/** What people do on a pull request's page. Each is told to the Apps before it settles. */

import type { WantedAnchor } from "../anchor.ts";
import { createIssueComment } from "../conversation.ts";
import { type Teller, tellCheckRun, tellIssueComment, tellPull, tellReviewComment } from "../events.ts";
import { createPull, followBranches } from "../pulls.ts";
import { createComment, reply } from "../reviews.ts";
import { settleThread } from "../settle-thread.ts";
import {
	type CheckRun,
	type IssueComment,
	type PullRequest,
	type Repository,
	type ReviewComment,
	type ReviewThread,
	timestamp,
	type User,
} from "../world.ts";

export interface OpenPullRequest {
	readonly author: User;
	/** A branch of the repository, or of a fork. */
	readonly head: string | { readonly repository: Repository; readonly branch: string };
	/** The default branch if not said. */
	readonly base?: string;
	readonly title?: string;
	readonly body?: string | null;
	readonly isDraft?: boolean;
}

export function pullRequests(teller: Teller) {
	const { world } = teller;
	const setState = (state: PullRequest["state"]) => async (pull: PullRequest, by: User) => {
		pull.state = state;
		pull.closedAt = state === "closed" ? timestamp(world) : null;
		if (state === "open") await followBranches(world, pull);
		return tellPull(teller, state === "closed" ? "closed" : "reopened", pull, by);
	};
	const setDraft = (isDraft: boolean) => (pull: PullRequest, by: User) => {
		pull.isDraft = isDraft;
		return tellPull(teller, isDraft ? "converted_to_draft" : "ready_for_review", pull, by);
	};
	return {
		openPullRequest: async (repository: Repository, wanted: OpenPullRequest): Promise<PullRequest> => {
			const { head } = wanted;
			const pull = await createPull(world, repository, {
				head: typeof head === "string" ? { repository, ref: head } : { repository: head.repository, ref: head.branch },
				base: wanted.base ?? repository.defaultBranch,
				author: wanted.author,
				title: wanted.title ?? "A change",
				body: wanted.body ?? null,
				isDraft: wanted.isDraft ?? false,
			});
			await tellPull(teller, "opened", pull, wanted.author);
			return pull;
		},
		closePullRequest: setState("closed"),
		reopenPullRequest: setState("open"),
		convertToDraft: setDraft(true),
		readyForReview: setDraft(false),
		...conversation(teller),
		rerequestCheck: (check: CheckRun, by: User) => tellCheckRun(teller, "rerequested", check, by),
		requestAction: (check: CheckRun, identifier: string, by: User) =>
			tellCheckRun(teller, "requested_action", check, by, { requested_action: { identifier } }),
	};
}

function conversation(teller: Teller) {
	const { world } = teller;
	return {
		comment: async (pull: PullRequest, by: User, body: string): Promise<IssueComment> => {
			const comment = createIssueComment(world, pull, by, body, null);
			await tellIssueComment(teller, "created", comment, by);
			return comment;
		},
		editComment: async (comment: IssueComment, by: User, body: string): Promise<void> => {
			const changes = { body: { from: comment.body } };
			comment.body = body;
			await tellIssueComment(teller, "edited", comment, by, { changes });
		},
		commentOnLine: async (pull: PullRequest, by: User, wanted: WantedAnchor & { readonly body: string }) => {
			const thread = await createComment(world, pull, by, wanted);
			for (const comment of thread.comments) await tellReviewComment(teller, "created", comment, by);
			return thread;
		},
		replyInThread: async (thread: ReviewThread, by: User, body: string): Promise<ReviewComment> => {
			const comment = reply(world, thread, by, body);
			await tellReviewComment(teller, "created", comment, by);
			return comment;
		},
		resolveThread: (thread: ReviewThread, by: User) => settleThread(teller, thread, true, by),
		unresolveThread: (thread: ReviewThread, by: User) => settleThread(teller, thread, false, by),
	};
}
