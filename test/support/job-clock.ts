/** Time passes in the database, not in the test: a worker's last sign of life becomes an hour old. */

import { sql } from "kysely";
import type { Store } from "../../src/store/store.ts";

/** As if the worker of this pull request's owner had been silent for an hour, and nobody had looked since. */
export async function silence({ connection: { database } }: Store, owner: string): Promise<void> {
	await sql`update pgboss.job set heartbeat_on = now() - interval '1 hour'
		where state = 'active' and data->'pullRequest'->>'owner' = ${owner}`.execute(database);
	await sql`update pgboss.queue set monitor_on = null, monitor_claim_on = null`.execute(database);
}
