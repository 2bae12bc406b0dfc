/** What GitHub delivered, by its id, so that a redelivery or twenty at once are one; and what it asked for. */

import { sql } from "kysely";
import type { PullRequestRef } from "../github/pull-request-host.ts";
import { groupCommit } from "./group-commit.ts";
import type { Delivery, NewRequest } from "./new-request.ts";
import { storeDeliveries } from "./store-deliveries.ts";
import type { Database, Transaction } from "./tables.ts";

/** GitHub redelivers for three days; twice that and a day. */
export const DELIVERIES_KEPT_DAYS = 7;
/** As long as dead jobs are kept, which bring them back. */
const GIVEN_UP_KEPT_DAYS = 90;
/** Deliveries in one transaction. */
const MAX_BATCH = 100;

/**
 * Enqueues the wake-up jobs of these pull requests as part of the transaction (see `Queue.wake`), which has locked their
 * rows and says that there are jobs.
 */
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
	const remembered = await storeDeliveries(transaction, batch);
	const isNew = batch.map(({ id }) => remembered.delete(id));
	const asked = batch.flatMap(({ request }, index) => (isNew[index] && request ? [request.pullRequest] : []));
	if (asked.length > 0) await wake(asked, transaction);
	return isNew;
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
