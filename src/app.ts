/**
 * The Probot app. It does no review work: each event that asks for something becomes a request in the store and wakes a
 * worker, and is answered as soon as that is durable. Everything else GitHub sends is none of our business.
 */

import type { Probot } from "probot";
import { parseCommands } from "./github/commands/parse-commands.ts";
import type { CommentTarget, HeadSha, InstallationId, PullRequestRef } from "./github/pull-request-host.ts";
import type { Wake } from "./store/deliveries.ts";
import type { NewRequest } from "./store/new-request.ts";
import type { RequestKind } from "./store/requests.ts";
import type { Store } from "./store/store.ts";

export interface AppWorld {
	readonly store: Pick<Store, "acceptDelivery" | "isOurThread" | "forgetInstallation" | "forgetRepository">;
	readonly wake: Wake;
	/** Whether a comment calls Gregor by its name. */
	readonly isNamed: (body: string) => Promise<boolean>;
	/** Told of every delivery, and whether it was new. */
	readonly onDelivery: (event: string, isNew: boolean) => void;
}

export function createApp(world: AppWorld): (probot: Probot) => void {
	return (probot) => {
		onPullRequests(probot, world);
		onComments(probot, world);
		onChecks(probot, world);
		onInstallations(probot, world);
	};
}

async function accept(world: AppWorld, delivery: { id: string; name: string }, request: NewRequest): Promise<void> {
	const isNew = await world.store.acceptDelivery(delivery.id, request, world.wake);
	world.onDelivery(delivery.name, isNew);
}

const PULL_REQUEST_KINDS = {
	opened: "opened",
	reopened: "reopened",
	ready_for_review: "ready",
	synchronize: "synchronize",
	closed: "closed",
} as const satisfies Record<string, RequestKind>;

function onPullRequests(probot: Probot, world: AppWorld): void {
	const events = ["opened", "reopened", "ready_for_review", "synchronize", "closed"] as const;
	probot.on(
		events.map((action) => `pull_request.${action}` as const),
		async ({ id, name, payload }) => {
			const pullRequest = refOf(payload, payload.pull_request.number);
			if (!pullRequest) return;
			const { head, state } = payload.pull_request;
			await accept(
				world,
				{ id, name },
				{
					pullRequest,
					kind: PULL_REQUEST_KINDS[payload.action],
					payload: {},
					head: head.sha as HeadSha,
					state,
				},
			);
		},
	);
}

function onComments(probot: Probot, world: AppWorld): void {
	probot.on("issue_comment.created", async ({ id, name, payload }) => {
		const { comment, issue } = payload;
		const pullRequest = issue.pull_request ? refOf(payload, issue.number) : undefined;
		const target = { kind: "issue-comment", commentId: comment.id } as const;
		const request = pullRequest && (await hear(world, pullRequest, { target, user: comment.user, body: comment.body }));
		if (request) await accept(world, { id, name }, request);
	});
	probot.on("pull_request_review_comment.created", async ({ id, name, payload }) => {
		const { comment } = payload;
		const pullRequest = refOf(payload, payload.pull_request.number);
		const target = { kind: "review-comment", commentId: comment.id } as const;
		const inReplyTo = comment.in_reply_to_id ?? null;
		const heard = { target, user: comment.user, body: comment.body, inReplyTo };
		const request = pullRequest && (await hear(world, pullRequest, heard));
		if (request) await accept(world, { id, name }, request);
	});
	probot.on(
		["pull_request_review_thread.resolved", "pull_request_review_thread.unresolved"],
		async ({ id, name, payload }) => {
			const pullRequest = refOf(payload, payload.pull_request.number);
			const first = payload.thread.comments[0];
			if (!pullRequest || !first || payload.sender?.type === "Bot") return;
			const kind = payload.action === "resolved" ? "thread-resolved" : "thread-unresolved";
			const heard = { commentId: first.id, by: payload.sender?.login ?? "" };
			await accept(world, { id, name }, { pullRequest, kind, payload: heard });
		},
	);
}

interface Comment {
	readonly target: CommentTarget;
	/** `null`: an account that is gone. */
	readonly user: { readonly type?: string; readonly login: string } | null;
	readonly body: string;
	/** The comment that began its thread. */
	readonly inReplyTo?: number | null;
}

/**
 * A comment is heard when a person wrote it and it holds a command, stands in a thread that Gregor began, or calls it by
 * its name; what else people say is not read. No App is a person, we least of all: else two could talk for ever.
 */
async function hear(
	world: AppWorld,
	pullRequest: PullRequestRef,
	{ user, ...comment }: Comment,
): Promise<NewRequest | undefined> {
	if (user === null || user.type === "Bot") return undefined;
	const heard = { ...comment, author: user.login };
	const { commands, problems } = parseCommands(comment.body);
	if (commands.length + problems.length > 0) return { pullRequest, kind: "command", payload: heard };
	const isNamed = await world.isNamed(comment.body);
	const isTalk = isNamed || (comment.inReplyTo && (await world.store.isOurThread(pullRequest, comment.inReplyTo)));
	return isTalk ? { pullRequest, kind: "talk", payload: { ...heard, isNamed } } : undefined;
}

/** A check's commit may be the head of several pull requests, and of some in repositories that are none of ours. */
function onChecks(probot: Probot, world: AppWorld): void {
	probot.on(["check_run.rerequested", "check_run.requested_action"], async ({ id, name, payload }) => {
		const kind = payload.action === "rerequested" ? "rerequested" : "requested-action";
		const here = payload.check_run.pull_requests.filter(({ base }) => base.repo.id === payload.repository.id);
		for (const { number } of here) {
			const pullRequest = refOf(payload, number);
			// One delivery is one request: each further pull request counts as a delivery of its own.
			const part = number === here[0]?.number ? id : `${id}/${number}`;
			if (pullRequest) await accept(world, { id: part, name }, { pullRequest, kind, payload: {} });
		}
	});
}

/** Uninstalling takes back everything: nothing that is stored of the account outlives it. Workers delete their clones. */
function onInstallations(probot: Probot, world: AppWorld): void {
	probot.on("installation.deleted", async ({ name, payload }) => {
		await world.store.forgetInstallation(payload.installation.id as InstallationId);
		world.onDelivery(name, true);
	});
	probot.on("installation_repositories.removed", async ({ name, payload }) => {
		for (const { full_name } of payload.repositories_removed) {
			const [owner = "", repo = ""] = full_name.split("/");
			const installation = payload.installation.id as InstallationId;
			await world.store.forgetRepository(installation, owner, repo);
		}
		world.onDelivery(name, true);
	});
}

interface FromRepository {
	readonly installation?: { readonly id: number } | undefined;
	readonly repository: { readonly name: string; readonly owner: { readonly login: string } };
}

/** `undefined` for a webhook of a repository that is not ours by an installation. */
function refOf({ installation, repository }: FromRepository, number: number): PullRequestRef | undefined {
	if (!installation) return undefined;
	const installationId = installation.id as InstallationId;
	return { installationId, owner: repository.owner.login, repo: repository.name, number };
}
