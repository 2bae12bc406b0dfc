/** Puts the queue together. */

import type { PgBoss } from "pg-boss";
import { JOBS_MESSAGE } from "../store/say.ts";
import type { Store } from "../store/store.ts";
import { claim } from "./claim.ts";
import { listDead, redrive, tellOfDead } from "./dead-letters.ts";
import { type Dispatcher, startDispatcher } from "./dispatcher.ts";
import { forgetJobs } from "./forget-jobs.ts";
import type { ReviewJob } from "./job-data.ts";
import type { Handler, JobEvent, Queue, WorkOptions } from "./queue.ts";
import { queueStats } from "./queue-stats.ts";
import { releaseDead } from "./release-dead.ts";
import { runJob } from "./run-job.ts";
import { GRACE_MS, PER_INSTALLATION, PRUNE_EVERY_MS, RETRY_DELAY_SECONDS } from "./settings.ts";
import { settleJob } from "./settle-job.ts";
import { startBoss } from "./start-boss.ts";
import { lockAndWake, makeWake } from "./wake.ts";

export interface QueueOptions {
	/** Troubles that the queue gets over by itself, such as a database that is away for a moment. */
	onError(error: Error): void;
	/** After each try of a job. */
	onEvent?(event: JobEvent): void;
	/** The first pause before another try; it doubles. 0: no pauses. Set when the queue is first made. */
	readonly retryDelaySeconds?: number;
	/** How long `stop` waits for handlers. */
	readonly graceMs?: number;
}

export async function openQueue(store: Store, options: QueueOptions): Promise<Queue> {
	const { database, engine } = store.connection;
	const boss = await startBoss(engine, options.retryDelaySeconds ?? RETRY_DELAY_SECONDS, options.onError);
	await releaseDead(boss, store.connection);
	store.alsoForget(forgetJobs);
	const pruning = setInterval(() => store.pruneDeliveries().catch(options.onError), PRUNE_EVERY_MS);
	pruning.unref();
	const wake = makeWake(boss);
	let worker: Worker | undefined;
	return {
		wake,
		work: async (handler, work) => {
			worker = await startWorker({ ...options, boss, store, wake: lockAndWake(wake) }, handler, work);
		},
		listDead: () => listDead(database),
		redrive: (which) => redrive(boss, database, lockAndWake(wake), which),
		stats: () => queueStats(database),
		supervise: () => boss.supervise(),
		stop: async () => {
			clearInterval(pruning);
			await worker?.stop();
			await boss.stop({ graceful: true, timeout: options.graceMs ?? GRACE_MS });
		},
	};
}

interface Worker {
	stop(): Promise<void>;
}

interface WorkerWorld extends QueueOptions {
	readonly boss: PgBoss;
	readonly store: Store;
	readonly wake: Queue["wake"];
}

async function startWorker(world: WorkerWorld, handler: Handler, options: WorkOptions): Promise<Worker> {
	const { boss, store } = world;
	const stopping = new AbortController();
	const teller = await tellOfDead(boss, store.connection.database, options.onFinalFailure);
	const dispatcher: Dispatcher = startDispatcher<ReviewJob>({
		concurrency: options.concurrency,
		take: () => claim(boss, store.connection.database, options.perInstallation ?? PER_INSTALLATION),
		run: async (job) => {
			await runAndSettle(job, handler, world, stopping.signal);
			boss.notifyWorker(teller);
		},
		onError: world.onError,
	});
	const unhear = store.connection.hear((message) => {
		if (message === JOBS_MESSAGE || message === "") dispatcher.poke();
	});
	return {
		stop: async () => {
			unhear();
			stopping.abort();
			await dispatcher.stop();
		},
	};
}

async function runAndSettle(
	job: ReviewJob,
	handler: Handler,
	world: WorkerWorld,
	stopping: AbortSignal,
): Promise<void> {
	const { boss, store, wake, graceMs = GRACE_MS, onError } = world;
	const started = Date.now();
	const ending = await runJob(job, handler, { boss, store, stopping, graceMs });
	await settleJob(job, ending, { boss, database: store.connection.database, wake }).catch(onError);
	world.onEvent?.({
		pullRequest: job.data.pullRequest,
		outcome: ending.kind,
		attempt: job.retryCount + 1,
		waitedMs: Math.max(0, started - job.createdOn.getTime()),
		ranMs: Date.now() - started,
	});
}
