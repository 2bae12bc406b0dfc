/**
 * Takes the next job. The limit for each installation is counted and the job taken under one lock, for two workers that
 * count at the same moment would each take the last place.
 */

import { sql } from "kysely";
import { fromKysely, type PgBoss } from "pg-boss";
import type { Database } from "../store/tables.ts";
import type { JobData, ReviewJob } from "./job-data.ts";
import { REVIEW_QUEUE } from "./settings.ts";

/** Any number that nobody else locks; PostgreSQL's advisory locks are one space for the whole database. */
const CLAIM_LOCK = 7_013_466_321;

export function claim(boss: PgBoss, database: Database, perInstallation: number): Promise<ReviewJob | undefined> {
	return database.transaction().execute(async (transaction) => {
		await sql`select pg_advisory_xact_lock(${CLAIM_LOCK}::bigint)`.execute(transaction);
		const [job] = await boss.fetch<JobData>(REVIEW_QUEUE, {
			includeMetadata: true,
			groupConcurrency: perInstallation,
			db: fromKysely(transaction),
		});
		return job;
	});
}
