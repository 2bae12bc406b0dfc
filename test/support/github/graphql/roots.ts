/** What can be asked by GraphQL: the threads of a pull request, and to resolve them. */

import type { Actor } from "../authenticate.ts";
import { userOf } from "../authenticate.ts";
import type { Teller } from "../events.ts";
import { grants, reaches } from "../permissions.ts";
import { findRepository } from "../pulls.ts";
import { settleThread } from "../settle-thread.ts";
import {
	nodeId,
	type Permissions,
	type PullRequest,
	type Repository,
	type ReviewComment,
	type ReviewThread,
	type User,
} from "../world.ts";
import { connection } from "./connection.ts";
import { type Arguments, type GraphqlObject, graphqlError } from "./execute.ts";

/**
 * Resolving a thread takes write access to *contents*, beside the pull request's:
 * https://github.com/github/gh-aw/issues/35726.
 */
const TO_RESOLVE: Permissions = { pull_requests: "write", contents: "write" };
const TO_READ: Permissions = { pull_requests: "read" };

export function graphqlRoots(teller: Teller, actor: Actor): { query: GraphqlObject; mutation: GraphqlObject } {
	const { world } = teller;
	const viewer = userOf(actor);
	const threads = () => world.repositories.flatMap((repository) => repository.pulls.flatMap((pull) => pull.threads));
	const findThread = (id: unknown, wanted: Permissions): ReviewThread => {
		const found = threads().find((thread) => thread.nodeId === id);
		if (found === undefined || !sees(actor, found.pull.repository)) {
			throw graphqlError("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`);
		}
		demand(actor, wanted);
		return found;
	};
	const settle = (isResolved: boolean) => (given: Arguments) => {
		const { threadId, clientMutationId } = given.input as Record<string, unknown>;
		const thread = findThread(threadId, TO_RESOLVE);
		void settleThread(teller, thread, isResolved, viewer);
		return { __typename: "Payload", clientMutationId: clientMutationId ?? null, thread: threadObject(thread) };
	};
	return {
		query: {
			__typename: "Query",
			viewer: actorObject(viewer),
			repository: ({ owner, name }: Arguments) => {
				const found = findRepository(world, String(owner), String(name));
				if (found !== undefined && sees(actor, found)) return repositoryObject(found, actor);
				const message = `Could not resolve to a Repository with the name '${owner}/${name}'.`;
				throw graphqlError("NOT_FOUND", message);
			},
			node: ({ id }: Arguments) => threadObject(findThread(id, TO_READ)),
		},
		mutation: {
			__typename: "Mutation",
			resolveReviewThread: settle(true),
			unresolveReviewThread: settle(false),
		},
	};
}

function sees(actor: Actor, repository: Repository): boolean {
	return actor.kind === "person" || (actor.kind === "installation" && reaches(actor, repository));
}

function demand(actor: Actor, wanted: Permissions): void {
	if (actor.kind === "person" || (actor.kind === "installation" && grants(actor.token.permissions, wanted))) return;
	throw graphqlError("FORBIDDEN", "Resource not accessible by integration");
}

function repositoryObject(repository: Repository, actor: Actor): GraphqlObject {
	return {
		__typename: "Repository",
		id: nodeId("R", repository.id),
		name: repository.name,
		nameWithOwner: `${repository.owner.login}/${repository.name}`,
		pullRequest: ({ number }: Arguments) => {
			demand(actor, TO_READ);
			const pull = repository.pulls.find((candidate) => candidate.number === number);
			if (pull !== undefined) return pullObject(pull, userOf(actor));
			throw graphqlError("NOT_FOUND", `Could not resolve to a PullRequest with the number of ${number}.`);
		},
	};
}

function pullObject(pull: PullRequest, viewer: User): GraphqlObject {
	const isVisible = ({ comments }: ReviewThread) =>
		comments.some(({ review }) => review.state !== "PENDING" || review.author === viewer);
	return {
		__typename: "PullRequest",
		id: nodeId("PR", pull.id),
		number: pull.number,
		title: pull.title,
		headRefOid: pull.head.sha,
		baseRefOid: pull.base.sha,
		isDraft: pull.isDraft,
		state: pull.state.toUpperCase(),
		author: actorObject(pull.author),
		reviewThreads: (given: Arguments) =>
			connection("reviewThreads", pull.threads.filter(isVisible), threadObject, given),
	};
}

function threadObject(thread: ReviewThread): GraphqlObject {
	return {
		__typename: "PullRequestReviewThread",
		id: thread.nodeId,
		isResolved: thread.resolvedBy !== null,
		isOutdated: thread.isOutdated,
		isCollapsed: thread.isOutdated || thread.resolvedBy !== null,
		resolvedBy: thread.resolvedBy === null ? null : { ...actorObject(thread.resolvedBy), __typename: "User" },
		path: thread.path,
		line: thread.line,
		startLine: thread.startLine,
		originalLine: thread.originalLine,
		originalStartLine: thread.originalStartLine,
		diffSide: thread.side,
		startDiffSide: thread.startSide,
		subjectType: "LINE",
		comments: (given: Arguments) => connection("comments", thread.comments, commentObject, given),
	};
}

function commentObject(comment: ReviewComment): GraphqlObject {
	return {
		__typename: "PullRequestReviewComment",
		id: nodeId("PRRC", comment.id),
		databaseId: comment.id,
		fullDatabaseId: String(comment.id),
		author: actorObject(comment.author),
		body: comment.body,
		createdAt: comment.createdAt,
		updatedAt: comment.updatedAt,
		path: comment.thread.path,
		outdated: comment.thread.isOutdated,
		state: comment.review.state === "PENDING" ? "PENDING" : "SUBMITTED",
	};
}

/** GraphQL names a bot without `[bot]`: https://github.com/typeclaw/typeclaw/pull/637. */
function actorObject(user: User): GraphqlObject {
	return {
		__typename: user.type,
		login: user.login.replace("[bot]", ""),
		databaseId: user.id,
		id: nodeId("U", user.id),
	};
}
