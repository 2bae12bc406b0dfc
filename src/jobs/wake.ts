/**
 * Enqueues wake-up jobs inside the transaction that stores what they are about. A pull request that has a waiting job
 * gets no second one. The waiting job is locked, so that no worker starts it before what is stored here can be read.
 */

import { sql } from "kysely";
import { fromKysely, type PgBoss } from "pg-boss";
import type { PullRequestRef } from "../github/pull-request-host.ts";
import type { Wake } from "../store/deliveries.ts";
import { pullRequestKey, toRow } from "../store/pull-request-id.ts";
import { JOBS_MESSAGE, say } from "../store/say.ts";
import type { Transaction } from "../store/tables.ts";
import { toJob } from "./job-data.ts";
import { FAIRNESS_DEPTH, JOB_TABLE, REVIEW_QUEUE } from "./settings.ts";

/** For a transaction that has locked the pull requests' rows and says that there are jobs. */
export function makeWake(boss: PgBoss): Wake {
	return async (pullRequests, transaction) => {
		const wanted = new Map(pullRequests.map((one) => [pullRequestKey(one), one]));
		const { waiting, depths } = await lookAtQueue(transaction, wanted);
		for (const key of waiting) wanted.delete(key);
		if (wanted.size === 0) return;
		// The more an installation has waiting, the later its next job: about round-robin between installations.
		const jobs = [...wanted.values()].map((one) => toJob(one, -(depths[one.installationId] ?? 0)));
		await boss.insert(REVIEW_QUEUE, jobs, { db: fromKysely(transaction) });
	};
}

/** For any other transaction. */
export function lockAndWake(wake: Wake): Wake {
	return async (pullRequests, transaction) => {
		await lock(transaction, pullRequests);
		await wake(pullRequests, transaction);
		await say(transaction, [JOBS_MESSAGE]);
	};
}

/** Whoever wakes the same pull request waits, and then sees our job. */
async function lock(transaction: Transaction, pullRequests: readonly PullRequestRef[]): Promise<void> {
	await sql`
		select known.id from pull_requests known
		join json_to_recordset(${JSON.stringify(pullRequests.map(toRow))}::json)
			as wanted (installation_id bigint, owner text, repo text, number int)
			using (installation_id, owner, repo, number)
		order by known.id for update of known`.execute(transaction);
}

interface QueueLook {
	/** Keys of pull requests that have a waiting job, which is locked. */
	readonly waiting: readonly string[];
	/** How many requests each installation has open, up to `FAIRNESS_DEPTH`. */
	readonly depths: Readonly<Record<string, number>>;
}

/**
 * True of all of ours, and what pg-boss's indexes by key are limited to. With it, and in the order of such an index, a look
 * reads the one job that it is about; else it reads all that wait, where the database has no statistics.
 */
const IS_INDEXED = sql`name = ${REVIEW_QUEUE} and policy = 'key_strict_fifo' and not blocked`;

/** A job that pauses before another try runs now: there is something new to do. */
async function lookAtQueue(
	transaction: Transaction,
	pullRequests: ReadonlyMap<string, PullRequestRef>,
): Promise<QueueLook> {
	const keys = [...pullRequests.keys()];
	const installations = [...new Set([...pullRequests.values()].map(({ installationId }) => installationId as number))];
	const { rows } = await sql<QueueLook>`
		with hurried as (
			update ${sql.table(JOB_TABLE)} set start_after = now()
			where ${IS_INDEXED} and state = 'retry' and singleton_key = any(${keys}::text[])
		),
		waiting as (
			select found.key from unnest(${keys}::text[]) wanted (key), lateral (
				select singleton_key as key from ${sql.table(JOB_TABLE)}
				where ${IS_INDEXED} and state = 'created' and singleton_key = wanted.key
				order by state desc, created_on, id limit 1 for update
			) found
		),
		depths as (
			select wanted.id, (
				select count(*)::int from (
					select 1 from requests where installation_id = wanted.id and state = 'open' limit ${FAIRNESS_DEPTH}
				) found
			) as depth from unnest(${installations}::bigint[]) wanted (id)
		)
		select
			(select coalesce(json_agg(key), '[]') from waiting) as waiting,
			(select json_object_agg(id, depth) from depths) as depths`.execute(transaction);
	return rows[0] ?? { waiting: [], depths: {} };
}
