import { notFound } from "./api-error.ts";
import type { Actor } from "./authenticate.ts";
import { findRepository } from "./pulls.ts";
import type { WebhookSender } from "./webhooks.ts";
import type { PullRequest, Repository, World } from "./world.ts";

/** One request, as a handler sees it: known, allowed and of the right shape. */
export interface Exchange {
	readonly world: World;
	readonly hooks: WebhookSender;
	readonly actor: Actor;
	readonly params: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	/** Held against GitHub's description before a handler sees it, so that a handler may name its shape. */
	readonly body: unknown;
}

export interface Answer {
	readonly status: number;
	/** Nothing for 204. */
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** A whole list, of which the server answers a page, and under which name in the body, if any. */
	readonly list?: { readonly items: readonly unknown[]; readonly under?: string };
}

export type Handler = (exchange: Exchange) => Answer | Promise<Answer>;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204 };
export const listed = (items: readonly unknown[], under?: string): Answer => ({
	status: 200,
	list: under === undefined ? { items } : { items, under },
});

export function repositoryOf({ world, params }: Exchange): Repository {
	const found = findRepository(world, params.owner ?? "", params.repo ?? "");
	if (found === undefined) throw notFound();
	return found;
}

export function pullOf(exchange: Exchange): PullRequest {
	const number = Number(exchange.params.pull_number ?? exchange.params.issue_number);
	const found = repositoryOf(exchange).pulls.find((pull) => pull.number === number);
	if (found === undefined) throw notFound();
	return found;
}

export function byId<T extends { readonly id: number }>(items: readonly T[], id: string | undefined): T {
	const found = items.find((item) => item.id === Number(id));
	if (found === undefined) throw notFound();
	return found;
}
