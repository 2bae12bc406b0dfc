import { answerer } from "./answer-command.ts";
import { checkTeller } from "./check-run.ts";
import { GitHubError } from "./github-error.ts";
import type { Installation } from "./open-installation.ts";
import { type ParseFingerprint, postReview } from "./posting/post-review.ts";
import { reviewRequests } from "./posting/review-requests.ts";
import type { CommentTarget, HeadSha, PullRequestFacts, PullRequestHost, Reaction } from "./pull-request-host.ts";
import { readConversation } from "./read-conversation.ts";
import { readThreads, resolveThread } from "./review-threads.ts";
import { settle } from "./settle.ts";
import { summaryWriter } from "./summary-comment.ts";
import { toPermission } from "./to-permission.ts";
import { memoryOfThisProcess, type WriteMemory } from "./write-memory.ts";

export interface PullRequestOptions {
	/** The finding's fingerprint in the body of a comment of ours. */
	readonly parseFingerprint: ParseFingerprint;
	/** Kept in this process alone where left out. */
	readonly memory?: WriteMemory;
}

const PULL = "/repos/{owner}/{repo}/pulls/{pull_number}";
const PERMISSION = "/repos/{owner}/{repo}/collaborators/{username}/permission";

export function openPullRequest(
	installation: Installation,
	number: number,
	{ parseFingerprint, memory = memoryOfThisProcess() }: PullRequestOptions,
): PullRequestHost {
	const { request, repository, clock } = installation;
	let commentsAtFirst: number | undefined;
	return {
		read: async () => {
			const { data } = await request(`GET ${PULL}`, { ...repository, pull_number: number });
			commentsAtFirst ??= data.comments;
			return toFacts(data);
		},
		gitSource: installation.gitSource,
		post: (review) =>
			postReview(review, { requests: reviewRequests(installation, number), parseFingerprint, clock, memory }),
		writeSummary: summaryWriter(installation, number, { memory, mayBeThere: () => commentsAtFirst !== 0 }),
		tellCheck: checkTeller(installation, memory),
		threads: () => readThreads(installation, number, parseFingerprint),
		resolveThread: (threadId) => settle(clock, "/graphql", () => resolveThread(installation, threadId)),
		conversation: (thread) => readConversation(installation, number, thread),
		answer: answerer(installation, number),
		react: (target, reaction) => settle(clock, reactionRoute(target), () => react(installation, target, reaction)),
		permissionOf: async (username) => {
			try {
				const { data } = await request(`GET ${PERMISSION}`, { ...repository, username });
				return toPermission(data.role_name, data.permission);
			} catch (error) {
				// Nobody of that name, or no longer: such a one may nothing.
				if (error instanceof GitHubError && error.status === 404) return "none";
				throw error;
			}
		},
	};
}

/** What is read of GitHub's pull request. A ghost has no user, a deleted fork no repository. */
interface PullRequestData {
	readonly title: string;
	readonly body: string | null;
	readonly user: { readonly login: string; readonly type: string } | null;
	readonly draft?: boolean | undefined;
	readonly state: string;
	readonly base: { readonly ref: string; readonly sha: string; readonly repo: { readonly id: number | bigint } };
	readonly head: {
		readonly ref: string;
		readonly sha: string;
		readonly repo: { readonly id: number | bigint } | null;
	};
}

function toFacts(data: PullRequestData): PullRequestFacts {
	return {
		title: data.title,
		body: data.body ?? "",
		author: { login: data.user?.login ?? "ghost", isBot: data.user?.type === "Bot" },
		isDraft: data.draft ?? false,
		state: data.state === "open" ? "open" : "closed",
		base: { ref: data.base.ref, sha: data.base.sha },
		head: { ref: data.head.ref, sha: data.head.sha as HeadSha },
		isFork: data.head.repo?.id !== data.base.repo.id,
	};
}

function reactionRoute(target: CommentTarget) {
	const holder = target.kind === "issue-comment" ? ("issues" as const) : ("pulls" as const);
	return `/repos/{owner}/{repo}/${holder}/comments/{comment_id}/reactions` as const;
}

/** GitHub answers a reaction that is there already with 200. */
async function react({ request, repository }: Installation, target: CommentTarget, content: Reaction): Promise<void> {
	await request(`POST ${reactionRoute(target)}`, { ...repository, comment_id: target.commentId, content });
}
