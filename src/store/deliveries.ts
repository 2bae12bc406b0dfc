/** What GitHub delivered, by its id, so that a redelivery or twenty at once are one; and what it asked for. */

import { sql } from "kysely";
import type { HeadSha, PullRequestRef } from "../github/pull-request-host.ts";
import { groupCommit } from "./group-commit.ts";
import { IDENTITY, pullRequestKey, toRef, toRow } from "./pull-request-id.ts";
import type { RequestKind } from "./requests.ts";
import { movedMessage, say } from "./say.ts";
import type { Database, Json, Transaction } from "./tables.ts";

/** GitHub redelivers for three days; twice that and a day. */
export const DELIVERIES_KEPT_DAYS = 7;
/** As long as dead jobs are kept, which bring them back. */
const GIVEN_UP_KEPT_DAYS = 90;
/** Deliveries in one transaction. */
const MAX_BATCH = 100;

export interface NewRequest {
	readonly pullRequest: PullRequestRef;
	readonly kind: RequestKind;
	readonly payload: Json;
	/** The head that the event names; one that differs from the last cancels what runs. */
	readonly head?: HeadSha;
	/** What the event says of it; a pull request that closes cancels what runs. */
	readonly state?: "open" | "closed";
}

/** Enqueues the wake-up jobs of these pull requests as part of the transaction (see `Queue.wake`). */
export type Wake = (pullRequests: readonly PullRequestRef[], transaction: Transaction) => Promise<void>;

export interface Deliveries {
	/**
	 * Remembers the delivery, stores its request and wakes a worker, all in one transaction, and answers once that is
	 * durable. A delivery that only had to be remembered has no request.
	 * @returns false when the delivery is known already; then nothing was done
	 */
	acceptDelivery(deliveryId: string, request: NewRequest | undefined, wake: Wake): Promise<boolean>;
	/**
	 * Forgets deliveries older than `DELIVERIES_KEPT_DAYS`, and requests done before then; requests that were given up
	 * after `GIVEN_UP_KEPT_DAYS`. @returns how many deliveries
	 */
	pruneDeliveries(): Promise<number>;
}

interface Delivery {
	readonly id: string;
	readonly request: NewRequest | undefined;
}

type Accept = (delivery: Delivery) => Promise<boolean>;

export function openDeliveries(database: Database): Deliveries {
	const accepting = new WeakMap<Wake, Accept>();
	const acceptFor = (wake: Wake): Accept => {
		const commit = (batch: readonly Delivery[]) =>
			database.transaction().execute((transaction) => acceptAll(transaction, batch, wake));
		const accept = accepting.get(wake) ?? groupCommit(commit, MAX_BATCH);
		accepting.set(wake, accept);
		return accept;
	};
	return {
		acceptDelivery: (id, request, wake) => acceptFor(wake)({ id, request }),
		pruneDeliveries: () => prune(database),
	};
}

/** @returns for each whether it was new; of equal ones in the batch, the first is. */
async function acceptAll(transaction: Transaction, batch: readonly Delivery[], wake: Wake): Promise<boolean[]> {
	const remembered = await remember(transaction, batch);
	const isNew = batch.map(({ id }) => remembered.delete(id));
	const requests = batch.filter((delivery, index) => isNew[index] && delivery.request) as Asked[];
	if (requests.length > 0) await storeRequests(transaction, requests, wake);
	return isNew;
}

interface Asked extends Delivery {
	readonly request: NewRequest;
}

/** In one order everywhere, so that two processes with the same deliveries wait for each other and do not lock up. */
async function remember(transaction: Transaction, batch: readonly Delivery[]): Promise<Set<string>> {
	const ids = [...new Set(batch.map(({ id }) => id))].toSorted();
	const rows = await transaction
		.insertInto("deliveries")
		.values(ids.map((id) => ({ id })))
		.onConflict((conflict) => conflict.doNothing())
		.returning("id")
		.execute();
	return new Set(rows.map(({ id }) => id));
}

async function storeRequests(transaction: Transaction, asked: readonly Asked[], wake: Wake): Promise<void> {
	const ids = await upsertPullRequests(
		transaction,
		asked.map(({ request }) => request),
	);
	const idOf = ({ pullRequest }: NewRequest) => ids.get(pullRequestKey(pullRequest)) as number;
	await transaction
		.insertInto("requests")
		.values(
			asked.map(({ id, request }) => ({
				delivery_id: id,
				pull_request_id: idOf(request),
				installation_id: request.pullRequest.installationId as number,
				kind: request.kind,
				payload: JSON.stringify(request.payload),
			})),
		)
		.execute();
	await wake(
		asked.map(({ request }) => request.pullRequest),
		transaction,
	);
	const moving = asked.filter(({ request }) => request.head !== undefined || request.state !== undefined);
	await say(
		transaction,
		moving.map(({ request }) => movedMessage(idOf(request))),
	);
}

/** @returns the id of each pull request by its key; the rows are locked until the transaction ends. */
async function upsertPullRequests(
	transaction: Transaction,
	requests: readonly NewRequest[],
): Promise<Map<string, number>> {
	const rows = await transaction
		.insertInto("pull_requests")
		.values(rowsOf(requests))
		.onConflict((conflict) =>
			conflict.columns([...IDENTITY]).doUpdateSet((known) => ({
				version: sql<number>`pull_requests.version + ${IS_POINTLESS}::int`,
				state: known.fn.coalesce("excluded.state", "pull_requests.state"),
				wanted_head: known.fn.coalesce("excluded.wanted_head", "pull_requests.wanted_head"),
			})),
		)
		.returning(["id", ...IDENTITY])
		.execute();
	return new Map(rows.map((row) => [pullRequestKey(toRef(row)), row.id]));
}

const IS_POINTLESS = sql`coalesce(
	excluded.wanted_head <> pull_requests.wanted_head
		or (excluded.state = 'closed' and pull_requests.state is distinct from 'closed'),
	false)`;

/** One row a pull request, with the last that the batch says of it; in the order of their keys, against deadlocks. */
function rowsOf(requests: readonly NewRequest[]) {
	const rows = new Map<string, ReturnType<typeof rowOf>>();
	for (const request of requests) {
		const key = pullRequestKey(request.pullRequest);
		const before = rows.get(key);
		const row = rowOf(request);
		rows.set(key, {
			...row,
			state: row.state ?? before?.state ?? null,
			wanted_head: row.wanted_head ?? before?.wanted_head ?? null,
		});
	}
	return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function rowOf({ pullRequest, state, head }: NewRequest) {
	return {
		...toRow(pullRequest),
		state: (state ?? null) as string | null,
		wanted_head: (head ?? null) as string | null,
	};
}

async function prune(database: Database): Promise<number> {
	const daysAgo = (days: number) => sql<Date>`now() - make_interval(days => ${days})`;
	const oldest = daysAgo(DELIVERIES_KEPT_DAYS);
	await database.deleteFrom("requests").where("state", "=", "done").where("created_at", "<", oldest).execute();
	await database
		.deleteFrom("requests")
		.where("state", "=", "given-up")
		.where("created_at", "<", daysAgo(GIVEN_UP_KEPT_DAYS))
		.execute();
	const { numDeletedRows } = await database
		.deleteFrom("deliveries")
		.where("received_at", "<", oldest)
		.executeTakeFirstOrThrow();
	return Number(numDeletedRows);
}
