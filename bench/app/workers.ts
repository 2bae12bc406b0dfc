/** How much faster more worker processes get through the same jobs on one PostgreSQL. */

import { randomUUID } from "node:crypto";
import type { InstallationId } from "../../src/github/pull-request-host.ts";
import { openQueue } from "../../src/jobs/open-queue.ts";
import type { Queue } from "../../src/jobs/queue.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import type { PostgresServer } from "../../test/support/start-postgres.ts";
import { startProcess } from "./start-process.ts";

/** So many that one worker, two at a time, takes 16 s and four workers 4 s. */
const JOBS = 16;
const LOOK_MS = 10;

export async function benchWorkers(postgres: PostgresServer): Promise<void> {
	const took = new Map<number, number>();
	for (const workers of [1, 2, 4]) took.set(workers, await millisecondsWith(workers, await postgres.createDatabase()));
	const one = took.get(1) ?? Number.NaN;
	const gain = (workers: number) => (one / (took.get(workers) ?? Number.NaN)).toFixed(2);
	console.log(`workers: ${JOBS} jobs of 2 s, two at a time in each process, one PostgreSQL`);
	console.log(`  one                     ${(one / 1_000).toFixed(1)} s`);
	console.log(`  two                     ${gain(2)} times as fast  (aim: 1.9)`);
	console.log(`  four                    ${gain(4)} times as fast  (aim: 3.6)`);
}

async function millisecondsWith(count: number, databaseUrl: string): Promise<number> {
	const store = await openStore({ databaseUrl });
	const queue = await openQueue(store, { onError: (error) => console.error(error) });
	const environment = { DATABASE_URL: databaseUrl };
	const start = () => startProcess("work-slowly.ts", environment, /(works)/);
	const workers = await Promise.all(Array.from({ length: count }, start));
	try {
		const started = performance.now();
		await Promise.all(Array.from({ length: JOBS }, (_, index) => ask(store, queue, index)));
		await untilDone(queue);
		return performance.now() - started;
	} finally {
		for (const worker of workers) await worker.stop();
		await queue.stop();
		await store.close();
	}
}

/** Each of another account, so that the limit for each does not slow them. */
function ask(store: Store, queue: Queue, index: number): Promise<boolean> {
	const pullRequest = { installationId: (index + 1) as InstallationId, owner: `owner-${index}`, repo: "r", number: 1 };
	return store.acceptDelivery(randomUUID(), { pullRequest, kind: "opened", payload: {} }, queue.wake);
}

async function untilDone(queue: Queue): Promise<void> {
	for (;;) {
		const { depth, active } = await queue.stats();
		if (depth + active === 0) return;
		await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
	}
}
