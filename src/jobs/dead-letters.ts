/** The jobs that failed for good: told to people, listed for the operator, done again when the operator says so. */

import { sql } from "kysely";
import { fromKysely, type PgBoss } from "pg-boss";
import type { PullRequestRef } from "../github/pull-request-host.ts";
import type { Wake } from "../store/deliveries.ts";
import { addRequest, giveUpRequests, reopenRequests } from "../store/requests.ts";
import { JOBS_MESSAGE, say } from "../store/say.ts";
import type { Database, Transaction } from "../store/tables.ts";
import { affectedBy, type JobData, readFailure } from "./job-data.ts";
import type { DeadJob, WorkOptions } from "./queue.ts";
import { DEAD_QUEUE, JOB_TABLE, REVIEW_QUEUE } from "./settings.ts";

const TELL_POLL_SECONDS = 2;

/** @returns the id of pg-boss's worker */
export function tellOfDead(
	boss: PgBoss,
	database: Database,
	onFinalFailure: WorkOptions["onFinalFailure"],
): Promise<string> {
	const options = { includeMetadata: true, pollingIntervalSeconds: TELL_POLL_SECONDS } as const;
	return boss.work<JobData, void, typeof options>(DEAD_QUEUE, options, async ([job]) => {
		if (!job) return;
		await database.transaction().execute(async (transaction) => {
			await bury(boss, transaction, job.data.pullRequest, job.sourceId);
			await say(transaction, [JOBS_MESSAGE]);
		});
		await onFinalFailure(job.data.pullRequest, readFailure(job.sourceOutput));
	});
}

/**
 * The failed job would keep the next one of its pull request from running. Whoever deletes it gives up what it had
 * taken: once, for what is taken after that is another job's.
 */
async function bury(
	boss: PgBoss,
	transaction: Transaction,
	pullRequest: PullRequestRef,
	failedJob: string | null | undefined,
): Promise<void> {
	if (!failedJob) return;
	const deleted = await boss.deleteJob(REVIEW_QUEUE, failedJob, { db: fromKysely(transaction) });
	if (affectedBy(deleted) > 0) await giveUpRequests(transaction, pullRequest);
}

interface Row {
	readonly id: string;
	readonly data: JobData;
	readonly state: string;
	readonly created_on: Date;
	readonly source_id: string | null;
	readonly source_output: unknown;
}

async function deadRows(database: Database | Transaction): Promise<Row[]> {
	const { rows } = await sql<Row>`
		select id, data, state, created_on, source_id, source_output from ${sql.table(JOB_TABLE)}
		where name = ${DEAD_QUEUE} order by created_on desc`.execute(database);
	return rows;
}

export async function listDead(database: Database | Transaction): Promise<DeadJob[]> {
	return (await deadRows(database)).map(({ id, data, state, created_on, source_output }) => ({
		id,
		pullRequest: data.pullRequest,
		failure: readFailure(source_output),
		failedAt: created_on,
		isTold: state === "completed",
	}));
}

/** Leaves the dead letters, asks for a review and all that was given up again, and wakes a worker, all or nothing. */
export function redrive(boss: PgBoss, database: Database, wake: Wake, which: string): Promise<number> {
	return database.transaction().execute(async (transaction) => {
		const dead = (await deadRows(transaction)).filter(({ id }) => which === "all" || id === which);
		if (dead.length === 0) return 0;
		const db = fromKysely(transaction);
		await boss.deleteJob(
			DEAD_QUEUE,
			dead.map(({ id }) => id),
			{ db },
		);
		for (const { id, data, source_id } of dead) {
			const { pullRequest } = data;
			// Perhaps no worker was there to do it.
			await bury(boss, transaction, pullRequest, source_id);
			await reopenRequests(transaction, pullRequest);
			await addRequest(transaction, { pullRequest, id: `redriven-${id}`, kind: "redriven" });
		}
		await wake(
			dead.map(({ data }) => data.pullRequest),
			transaction,
		);
		return dead.length;
	});
}
