/**
 * What the agents of one run share about calling: when the API may be asked again, whether it is worth asking at all,
 * and whose call warms the cache for the others.
 */

import type { Clock } from "./clock.ts";
import type { Failure } from "./failure.ts";

export interface Pacing {
	/** Resolves when the next call may go out. */
	readonly ready: (signal: AbortSignal) => Promise<void>;
	/** The API asked one of us to wait: all wait. */
	readonly holdOff: (ms: number) => void;
	/** Nothing will be answered any more, such as with a wrong key. */
	readonly halt: (failure: Failure) => void;
	readonly halted: () => Failure | undefined;
	/**
	 * The first to come with a prefix goes at once, and the others wait until its answer has begun: a prefix can be read
	 * from the cache only from then on.
	 */
	readonly warm: (prefix: string, signal: AbortSignal) => Promise<Warming>;
}

export interface Warming {
	/** The answer has begun, or failed: the others may go. May be called more than once. */
	readonly done: () => void;
}

export function openPacing(clock: Clock): Pacing {
	let notBefore = 0;
	let halted: Failure | undefined;
	const warmed = new Map<string, Promise<void>>();
	return {
		ready: async (signal) => {
			// Another agent may be told to wait while this one waits.
			for (let rest = notBefore - clock.now(); rest > 0; rest = notBefore - clock.now()) {
				await clock.wait(rest, signal);
			}
		},
		holdOff: (ms) => {
			notBefore = Math.max(notBefore, clock.now() + ms);
		},
		halt: (failure) => {
			halted ??= failure;
		},
		halted: () => halted,
		warm: async (prefix, signal) => {
			const first = warmed.get(prefix);
			if (first) {
				await orAborted(first, signal);
				return { done: () => {} };
			}
			const { promise, resolve } = Promise.withResolvers<void>();
			warmed.set(prefix, promise);
			return { done: resolve };
		},
	};
}

async function orAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
	const { promise: aborted, reject } = Promise.withResolvers<never>();
	const stop = () => reject(signal.reason);
	if (signal.aborted) stop();
	signal.addEventListener("abort", stop, { once: true });
	await Promise.race([promise, aborted]).finally(() => signal.removeEventListener("abort", stop));
}
