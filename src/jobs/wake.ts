/**
 * Enqueues wake-up jobs inside the transaction that stores what they are about. A pull request that has a waiting job
 * gets no second one. The waiting job is locked, so that no worker starts it before what is stored here can be read.
 */

import { sql } from "kysely";
import { fromKysely, type PgBoss } from "pg-boss";
import type { PullRequestRef } from "../github/pull-request-host.ts";
import type { Wake } from "../store/deliveries.ts";
import { pullRequestKey, toRow } from "../store/pull-request-id.ts";
import { say } from "../store/say.ts";
import type { Transaction } from "../store/tables.ts";
import { toJob } from "./job-data.ts";
import { FAIRNESS_DEPTH, JOB_TABLE, REVIEW_QUEUE } from "./settings.ts";

/** Told to every process when there may be a job to take. */
export const JOBS_MESSAGE = "jobs";

export function makeWake(boss: PgBoss): Wake {
	return async (pullRequests, transaction) => {
		const wanted = new Map(pullRequests.map((one) => [pullRequestKey(one), one]));
		await lock(transaction, [...wanted.values()]);
		for (const key of await waitingKeys(transaction, [...wanted.keys()])) wanted.delete(key);
		if (wanted.size > 0) await insert(boss, transaction, [...wanted.values()]);
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

/** A job that pauses before another try runs now: there is something new to do. */
async function waitingKeys(transaction: Transaction, keys: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ key: string }>`
		with hurried as (
			update ${sql.table(JOB_TABLE)} set start_after = now()
			where name = ${REVIEW_QUEUE} and state = 'retry' and singleton_key = any(${[...keys]}::text[])
		)
		select singleton_key as key from ${sql.table(JOB_TABLE)}
		where name = ${REVIEW_QUEUE} and state = 'created' and singleton_key = any(${[...keys]}::text[])
		for update`.execute(transaction);
	return rows.map(({ key }) => key);
}

async function insert(boss: PgBoss, transaction: Transaction, pullRequests: readonly PullRequestRef[]): Promise<void> {
	const priorities = await fairPriorities(transaction, pullRequests);
	const jobs = pullRequests.map((one) => toJob(one, priorities.get(one.installationId) ?? 0));
	await boss.insert(REVIEW_QUEUE, jobs, { db: fromKysely(transaction) });
}

/** The more an installation has waiting, the later its next job: about round-robin between installations. */
async function fairPriorities(
	transaction: Transaction,
	pullRequests: readonly PullRequestRef[],
): Promise<Map<number, number>> {
	const ids = [...new Set(pullRequests.map(({ installationId }) => installationId as number))];
	const { rows } = await sql<{ id: number; open: number }>`
		select wanted.id, waiting.open from unnest(${ids}::bigint[]) wanted (id), lateral (
			select count(*)::int as open from (
				select 1 from requests where installation_id = wanted.id and state = 'open' limit ${FAIRNESS_DEPTH}
			) found
		) waiting`.execute(transaction);
	return new Map(rows.map(({ id, open }) => [id, -open]));
}
