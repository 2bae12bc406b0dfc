/**
 * The durable queue. A job says only which pull request has something to do; what, is in the store's requests. So a
 * pull request has at most one waiting job and one running, and whatever comes in between is done by the waiting one.
 *
 * Jobs are delivered at least once: a worker that dies is replaced within a minute, and one that was cut off from the
 * database may go on beside its replacement for a moment.
 */

import type { PullRequestRef } from "../github/pull-request-host.ts";
import type { Wake } from "../store/deliveries.ts";
import type { Moved } from "../store/watch.ts";

/** `shutdown`: this process stops. `lost`: the database gave the job to someone else. */
export type CancelReason = Moved | "shutdown" | "lost";

/** The reason of a handler's `AbortSignal`. */
export class Cancelled extends Error {
	override readonly name = "Cancelled";
	readonly why: CancelReason;

	constructor(why: CancelReason) {
		super(`The work was cancelled (${why}).`);
		this.why = why;
	}
}

export interface Attempt {
	readonly jobId: string;
	/** 1 for the first. */
	readonly attempt: number;
	/** When this one throws, the job is dead. */
	readonly isLast: boolean;
}

/**
 * Does what is wanted of a pull request; nothing may be left to do. Thrown errors are tried again, with growing pauses.
 * Once the signal is aborted it should end soon, in whatever way: what it left undone is done by the next job.
 */
export type Handler = (pullRequest: PullRequestRef, signal: AbortSignal, attempt: Attempt) => Promise<void>;

export interface WorkOptions {
	/** Jobs at a time in this process. */
	readonly concurrency: number;
	/** Jobs at a time of one installation, over all processes. */
	readonly perInstallation?: number;
	/** Tells people that a job is dead. Tried again when it throws; may be called twice when a process is killed. */
	onFinalFailure(pullRequest: PullRequestRef, failure: Failure): Promise<void>;
}

/** What is kept of an error. */
export interface Failure {
	readonly name: string;
	readonly message: string;
}

export interface DeadJob {
	readonly id: string;
	readonly pullRequest: PullRequestRef;
	readonly failure: Failure;
	readonly failedAt: Date;
	/** Whether `onFinalFailure` has done its work. */
	readonly isTold: boolean;
}

export interface QueueStats {
	/** Waiting, those that pause before another try included. */
	readonly depth: number;
	/** Of the oldest job that could run now; 0 when there is none. */
	readonly oldestSeconds: number;
	readonly active: number;
	readonly dead: number;
}

export type JobOutcome = "done" | "failed" | "cancelled";

/** One try of a job has ended: for metrics and for measuring throughput. */
export interface JobEvent {
	readonly pullRequest: PullRequestRef;
	readonly outcome: JobOutcome;
	readonly attempt: number;
	/** From the job's creation (the delivery) to the start of this try. */
	readonly waitedMs: number;
	readonly ranMs: number;
}

export interface Queue {
	/** Wakes a worker for each, as part of the transaction. Hand it to `Store.acceptDelivery`. */
	readonly wake: Wake;
	/** Once in a process; ends with `stop`. */
	work(handler: Handler, options: WorkOptions): Promise<void>;
	/** Newest first. */
	listDead(): Promise<DeadJob[]>;
	/** Does it again, with all its tries. @returns how many there were */
	redrive(which: string | "all"): Promise<number>;
	stats(): Promise<QueueStats>;
	/** Looks for workers that died, as happens by itself every few seconds. */
	supervise(): Promise<void>;
	/** Cancels what runs, returns it to the queue, and waits for it for a moment. */
	stop(): Promise<void>;
}
