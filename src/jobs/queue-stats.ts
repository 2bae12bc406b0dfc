import { sql } from "kysely";
import type { Database } from "../store/tables.ts";
import type { QueueStats } from "./queue.ts";
import { DEAD_QUEUE, JOB_TABLE, REVIEW_QUEUE } from "./settings.ts";

/** Counted now, from the jobs themselves. */
export async function queueStats(database: Database): Promise<QueueStats> {
	const isReview = sql`name = ${REVIEW_QUEUE}`;
	const isWaiting = sql`${isReview} and state in ('created', 'retry')`;
	const { rows } = await sql<QueueStats>`
		select
			(count(*) filter (where ${isWaiting}))::int as depth,
			(count(*) filter (where ${isReview} and state = 'active'))::int as active,
			(count(*) filter (where name = ${DEAD_QUEUE}))::int as dead,
			coalesce(extract(epoch from now() - min(created_on) filter (where ${isWaiting} and start_after <= now())), 0)::float
				as "oldestSeconds"
		from ${sql.table(JOB_TABLE)}
		where name in (${REVIEW_QUEUE}, ${DEAD_QUEUE})`.execute(database);
	return rows[0] ?? { depth: 0, active: 0, dead: 0, oldestSeconds: 0 };
}
