/** A worker, a process of its own: takes jobs from the PostgreSQL in `DATABASE_URL`, each 2 s of waiting for a model. */

import { setTimeout as pause } from "node:timers/promises";
import { openQueue } from "../../src/jobs/open-queue.ts";
import { openStore } from "../../src/store/open-store.ts";

const MODEL_MS = 2_000;
const CONCURRENCY = 2;

const store = await openStore({ databaseUrl: process.env.DATABASE_URL });
const queue = await openQueue(store, { onError: (error) => console.error(error) });
await queue.work(
	async (pullRequest) => {
		const requests = await store.takeRequests(pullRequest);
		await pause(MODEL_MS);
		await store.finishRequests(requests.map(({ id }) => id));
	},
	{ concurrency: CONCURRENCY, onFinalFailure: async () => {} },
);
console.log("works");
process.once("SIGTERM", async () => {
	await queue.stop();
	await store.close();
});
