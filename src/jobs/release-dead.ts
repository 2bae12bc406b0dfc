/**
 * A PGlite folder belongs to one process, and this one has taken no job yet: whatever the folder holds as running was
 * run by a process that is gone. It goes back at once; no heartbeat has to be waited for.
 */

import { sql } from "kysely";
import type { PgBoss } from "pg-boss";
import type { Connection } from "../store/connection.ts";
import { DEAD_QUEUE, JOB_TABLE, REVIEW_QUEUE } from "./settings.ts";

export async function releaseDead(boss: PgBoss, { database, engine }: Connection): Promise<void> {
	if (engine.kind !== "pglite") return;
	for (const queue of [REVIEW_QUEUE, DEAD_QUEUE]) {
		const { rows } = await sql<{ id: string }>`
			select id from ${sql.table(JOB_TABLE)} where name = ${queue} and state = 'active'`.execute(database);
		const ids = rows.map(({ id }) => id);
		if (ids.length > 0) await boss.fail(queue, ids, { name: "ProcessEnded", message: "the process was ended" });
	}
}
