/** One try of one job: the handler, with a heartbeat and the reasons to cancel it beside. */

import type { PgBoss } from "pg-boss";
import type { PullRequestRef } from "../github/pull-request-host.ts";
import type { Watching } from "../store/watch.ts";
import { affectedBy, attemptOf, type ReviewJob } from "./job-data.ts";
import { Cancelled, type CancelReason, type Handler } from "./queue.ts";
import { HEARTBEAT_EVERY_MS, REVIEW_QUEUE } from "./settings.ts";

export type Ending =
	| { readonly kind: "done" }
	| { readonly kind: "failed"; readonly error: unknown }
	| { readonly kind: "cancelled"; readonly why: CancelReason };

export interface JobWorld {
	readonly boss: PgBoss;
	readonly store: Watching;
	/** Aborted when this process stops. */
	readonly stopping: AbortSignal;
	/** How long a handler that was cancelled for a shutdown may go on. */
	readonly graceMs: number;
}

/** Never throws. A handler that was cancelled ends as cancelled, however it ended. */
export async function runJob(job: ReviewJob, handler: Handler, world: JobWorld): Promise<Ending> {
	const { pullRequest } = job.data;
	const cancel = new AbortController();
	const over = new AbortController();
	const cancelFor = (why: CancelReason) => cancel.abort(new Cancelled(why));
	try {
		await watch(pullRequest, world, over.signal, cancelFor);
		keepAlive(job, world.boss, over.signal, () => cancelFor("lost"));
		cancel.signal.throwIfAborted();
		await Promise.race([handler(pullRequest, cancel.signal, attempt(job)), graceOver(world, over.signal)]);
		return cancelled(cancel.signal) ?? { kind: "done" };
	} catch (error) {
		return cancelled(cancel.signal) ?? { kind: "failed", error };
	} finally {
		over.abort();
	}
}

function attempt({ id, retryCount, retryLimit }: ReviewJob) {
	return { jobId: id, attempt: retryCount + 1, isLast: retryCount >= retryLimit };
}

function cancelled({ aborted, reason }: AbortSignal): Ending | undefined {
	return aborted && reason instanceof Cancelled ? { kind: "cancelled", why: reason.why } : undefined;
}

async function watch(
	pullRequest: PullRequestRef,
	{ store, stopping }: JobWorld,
	over: AbortSignal,
	cancelFor: (why: CancelReason) => void,
): Promise<void> {
	const shutDown = () => cancelFor("shutdown");
	stopping.addEventListener("abort", shutDown, { signal: over });
	if (stopping.aborted) shutDown();
	const { moved } = await store.watchPullRequest(pullRequest, over);
	void moved.then((why) => why && cancelFor(why));
	// What is known at once (the pull request was forgotten) is known before the handler starts.
	await Promise.resolve();
}

/** A beat that fails may be a moment's trouble: only the database's word that the job is another's counts. */
function keepAlive(job: ReviewJob, boss: PgBoss, over: AbortSignal, onLost: () => void): void {
	const beat = async () => {
		const isHeld = affectedBy(await boss.touch(REVIEW_QUEUE, attemptOf(job))) > 0;
		if (!isHeld && !over.aborted) onLost();
	};
	const timer = setInterval(() => beat().catch(() => {}), HEARTBEAT_EVERY_MS);
	over.addEventListener("abort", () => clearInterval(timer));
}

function graceOver({ stopping, graceMs }: JobWorld, over: AbortSignal): Promise<void> {
	return new Promise((done) => {
		const begin = () => {
			const timer = setTimeout(done, graceMs);
			over.addEventListener("abort", () => clearTimeout(timer));
		};
		if (stopping.aborted) begin();
		else stopping.addEventListener("abort", begin, { signal: over });
	});
}
