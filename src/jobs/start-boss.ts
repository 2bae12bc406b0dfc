/** pg-boss on the store's database, with its queues as `settings.ts` wants them. */

import { fromPglite, PgBoss } from "pg-boss";
import type { Engine } from "../store/connection.ts";
import {
	DEAD_KEPT_SECONDS,
	DEAD_QUEUE,
	DONE_KEPT_SECONDS,
	EXPIRE_SECONDS,
	HEARTBEAT_SECONDS,
	RETRIES,
	RETRY_DELAY_MAX_SECONDS,
	REVIEW_QUEUE,
	SUPERVISE_SECONDS,
	TELL_EXPIRE_SECONDS,
	TELL_RETRIES,
} from "./settings.ts";

/** pg-boss's own connections, beside the store's. */
const POOL_SIZE = 4;
const NO_JOB = "00000000-0000-0000-0000-000000000000";

export async function startBoss(
	engine: Engine,
	retryDelaySeconds: number,
	onError: (error: Error) => void,
): Promise<PgBoss> {
	const boss = new PgBoss({
		...place(engine),
		schedule: false,
		superviseIntervalSeconds: SUPERVISE_SECONDS,
		monitorIntervalSeconds: SUPERVISE_SECONDS,
	});
	boss.on("error", onError);
	await boss.start();
	await makeQueues(boss, retryDelaySeconds);
	// Fills pg-boss's cache of queues, which it would otherwise read beside our first transaction: on PGlite, for ever.
	for (const name of [REVIEW_QUEUE, DEAD_QUEUE]) await boss.findJobs(name, { id: NO_JOB });
	return boss;
}

function place(engine: Engine) {
	if (engine.kind === "postgres") return { connectionString: engine.connectionString, max: POOL_SIZE };
	return {
		db: fromPglite(engine.pglite),
		backend: "pglite" as const,
		// Both look after a server: PGlite has neither autovacuum nor a way to rebuild an index beside the work.
		reindex: false,
		monitorVacuum: false,
	};
}

async function makeQueues(boss: PgBoss, retryDelaySeconds: number): Promise<void> {
	const pauses = {
		retryDelay: retryDelaySeconds,
		retryBackoff: retryDelaySeconds > 0,
		...(retryDelaySeconds > 0 ? { retryDelayMax: RETRY_DELAY_MAX_SECONDS } : {}),
	};
	await boss.createQueue(DEAD_QUEUE, {
		...pauses,
		retryLimit: TELL_RETRIES,
		heartbeatSeconds: HEARTBEAT_SECONDS,
		expireInSeconds: TELL_EXPIRE_SECONDS,
		deleteAfterSeconds: DEAD_KEPT_SECONDS,
		retentionSeconds: DEAD_KEPT_SECONDS,
	});
	// One job a pull request runs at a time, and one whose key is busy keeps no other from running.
	await boss.createQueue(REVIEW_QUEUE, {
		...pauses,
		policy: "key_strict_fifo",
		deadLetter: DEAD_QUEUE,
		retryLimit: RETRIES,
		heartbeatSeconds: HEARTBEAT_SECONDS,
		expireInSeconds: EXPIRE_SECONDS,
		deleteAfterSeconds: DONE_KEPT_SECONDS,
	});
}
