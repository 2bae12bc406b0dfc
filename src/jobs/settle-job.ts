/** Tells the queue how a try ended. Only the holder of the job is listened to: a job that is another's now is left alone. */

import { fromKysely, type PgBoss } from "pg-boss";
import type { Wake } from "../store/deliveries.ts";
import { hasUnfinished } from "../store/requests.ts";
import type { Database } from "../store/tables.ts";
import { affectedBy, attemptOf, type ReviewJob, toFailure } from "./job-data.ts";
import type { Ending } from "./run-job.ts";
import { REVIEW_QUEUE } from "./settings.ts";

export interface SettleWorld {
	readonly boss: PgBoss;
	readonly database: Database;
	readonly wake: Wake;
}

export async function settleJob(job: ReviewJob, ending: Ending, world: SettleWorld): Promise<void> {
	switch (ending.kind) {
		case "done":
			await world.boss.complete(REVIEW_QUEUE, attemptOf(job));
			return;
		case "failed":
			await world.boss.fail(REVIEW_QUEUE, attemptOf(job), { ...toFailure(ending.error) });
			return;
		case "cancelled":
			if (ending.why !== "lost" && ending.why !== "forgotten") await startOver(job, world);
	}
}

/** The job ends, and another waits for what it left undone, with all its tries: nothing went wrong. */
async function startOver(job: ReviewJob, { boss, database, wake }: SettleWorld): Promise<void> {
	const { pullRequest } = job.data;
	await database.transaction().execute(async (transaction) => {
		const completed = await boss.complete(REVIEW_QUEUE, attemptOf(job), null, { db: fromKysely(transaction) });
		if (affectedBy(completed) > 0 && (await hasUnfinished(transaction, pullRequest)))
			await wake([pullRequest], transaction);
	});
}
