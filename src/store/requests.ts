/** What is wanted of a pull request. A worker takes all that is open, answers it in one run, and says so. */

import type { PullRequestRef } from "../github/pull-request-host.ts";
import { ensureId, idOf } from "./pull-request-id.ts";
import type { Database, Json, Transaction } from "./tables.ts";

export type RequestKind =
	| "opened"
	| "reopened"
	| "ready"
	| "synchronize"
	| "closed"
	| "command"
	/** A person's comment to Gregor without a command. */
	| "talk"
	| "rerequested"
	| "requested-action"
	| "thread-resolved"
	| "thread-unresolved"
	/** An operator took it out of the dead letters. */
	| "redriven";

export interface Request {
	readonly id: number;
	readonly deliveryId: string;
	readonly kind: RequestKind;
	readonly payload: Json;
	readonly createdAt: Date;
}

export interface Requests {
	/**
	 * All that is wanted and neither done nor given up, oldest first. One worker at a time holds a pull request, so what
	 * an earlier one took and never finished (it was killed) is handed out again.
	 */
	takeRequests(pullRequest: PullRequestRef): Promise<Request[]>;
	finishRequests(ids: readonly number[]): Promise<void>;
	/** Open again, for the next run. */
	putBackRequests(ids: readonly number[]): Promise<void>;
}

/** The others are `done` and `given-up`. */
const WANTED = ["open", "taken"];

export function openRequests(database: Database): Requests {
	const setState = async (ids: readonly number[], state: string) => {
		if (ids.length === 0) return;
		await database
			.updateTable("requests")
			.set({ state })
			.where("id", "in", [...ids])
			.where("state", "<>", "done")
			.execute();
	};
	return {
		takeRequests: (pullRequest) => take(database, pullRequest),
		finishRequests: (ids) => setState(ids, "done"),
		putBackRequests: (ids) => setState(ids, "open"),
	};
}

async function take(database: Database, pullRequest: PullRequestRef): Promise<Request[]> {
	const rows = await database
		.updateTable("requests")
		.set({ state: "taken" })
		.where("pull_request_id", "=", idOf(database, pullRequest))
		.where("state", "in", WANTED)
		.returning(["id", "delivery_id", "kind", "payload", "created_at"])
		.execute();
	return rows
		.toSorted((a, b) => a.id - b.id)
		.map(({ id, delivery_id, kind, payload, created_at }) => ({
			id,
			deliveryId: delivery_id,
			kind: kind as RequestKind,
			payload,
			createdAt: created_at,
		}));
}

/** A request that no delivery brought, such as an operator's; the same id twice is one. */
export async function addRequest(
	transaction: Transaction,
	{ pullRequest, id, kind }: { readonly pullRequest: PullRequestRef; readonly id: string; readonly kind: RequestKind },
): Promise<void> {
	await transaction
		.insertInto("requests")
		.values({
			delivery_id: id,
			pull_request_id: await ensureId(transaction, pullRequest),
			installation_id: pullRequest.installationId as number,
			kind,
			payload: "{}",
		})
		.onConflict((conflict) => conflict.column("delivery_id").doUpdateSet({ state: "open" }))
		.execute();
}

/**
 * What the dead job of this pull request had taken: it may be what killed it, so no later job is given it, until it is
 * asked for again.
 */
export async function giveUpRequests(transaction: Transaction, pullRequest: PullRequestRef): Promise<void> {
	await changeState(transaction, pullRequest, "taken", "given-up");
}

export async function reopenRequests(transaction: Transaction, pullRequest: PullRequestRef): Promise<void> {
	await changeState(transaction, pullRequest, "given-up", "open");
}

async function changeState(transaction: Transaction, pullRequest: PullRequestRef, from: string, to: string) {
	await transaction
		.updateTable("requests")
		.set({ state: to })
		.where("pull_request_id", "=", idOf(transaction, pullRequest))
		.where("state", "=", from)
		.execute();
}

/** Whether anything is wanted of it that no run has finished and nobody gave up. */
export async function hasUnfinished(transaction: Transaction, pullRequest: PullRequestRef): Promise<boolean> {
	const row = await transaction
		.selectFrom("requests")
		.select("id")
		.where("pull_request_id", "=", idOf(transaction, pullRequest))
		.where("state", "in", WANTED)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}
