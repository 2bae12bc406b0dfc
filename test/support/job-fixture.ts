/** A queue on a test's database, and what its tests do again and again. */

import type { HeadSha, InstallationId, PullRequestRef } from "../../src/github/pull-request-host.ts";
import { openQueue, type QueueOptions } from "../../src/jobs/open-queue.ts";
import type { Failure, Handler, JobEvent, Queue } from "../../src/jobs/queue.ts";
import type { StoreOptions } from "../../src/store/open-store.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";

export interface JobFixture {
	readonly store: Store;
	readonly queue: Queue;
	readonly errors: Error[];
	/** What was told of dead jobs. */
	readonly told: (Failure & { readonly pullRequest: PullRequestRef })[];
	/** A delivery of a request; @returns whether it was new. */
	ask(pullRequest: PullRequestRef, more?: { readonly head?: string; readonly closed?: boolean }): Promise<boolean>;
	/** Resolves with the next event that the test is for. */
	until(isIt: (event: JobEvent) => boolean): Promise<JobEvent>;
	work(handler: Handler, options?: { readonly concurrency?: number; readonly perInstallation?: number }): Promise<void>;
	close(): Promise<void>;
}

let deliveries = 0;

export async function openJobFixture(database: StoreOptions, more: Partial<QueueOptions> = {}): Promise<JobFixture> {
	const store = await openStore(database);
	const errors: Error[] = [];
	const told: JobFixture["told"] = [];
	const waiting = new Set<(event: JobEvent) => void>();
	const onEvent = (event: JobEvent) => {
		for (const listener of waiting) listener(event);
	};
	const onError = (error: Error) => void errors.push(error);
	const queue = await openQueue(store, { onError, onEvent, retryDelaySeconds: 0, graceMs: 200, ...more });
	return {
		store,
		queue,
		errors,
		told,
		ask: (pullRequest, { head, closed } = {}) =>
			store.acceptDelivery(
				`delivery-${process.pid}-${++deliveries}`,
				{
					pullRequest,
					kind: closed ? "closed" : "synchronize",
					payload: {},
					...(head ? { head: head as HeadSha } : {}),
					...(closed ? { state: "closed" } : {}),
				},
				queue.wake,
			),
		until: (isIt) =>
			new Promise((resolve) => {
				const listener = (event: JobEvent) => {
					if (!isIt(event)) return;
					waiting.delete(listener);
					resolve(event);
				};
				waiting.add(listener);
			}),
		work: (handler, options = {}) =>
			queue.work(handler, {
				concurrency: 4,
				...options,
				onFinalFailure: async (pullRequest, failure) => void told.push({ pullRequest, ...failure }),
			}),
		close: async () => {
			await queue.stop();
			await store.close();
		},
	};
}

let installations = 100;

export function newPullRequest(number = 1): PullRequestRef {
	installations++;
	return { installationId: installations as InstallationId, owner: `owner-${installations}`, repo: "repo", number };
}

/** Looks again and again, for what no event tells. */
export async function eventually<Value>(look: () => Promise<Value>, isIt: (value: Value) => boolean): Promise<Value> {
	for (;;) {
		const value = await look();
		if (isIt(value)) return value;
		await new Promise((done) => setTimeout(done, 20));
	}
}
