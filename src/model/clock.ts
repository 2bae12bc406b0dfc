/** Time as the model room sees it, so that no test has to wait. */

export interface Clock {
	/** Milliseconds on a clock that only moves forward. */
	readonly now: () => number;
	/** Resolves after `ms`; rejects with the signal's reason once it is aborted. */
	readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
	/** Rings once after `ms`, unless the function it returns is called before. */
	readonly alarm: (ms: number, ring: () => void) => () => void;
}

export const systemClock: Clock = {
	now: () => performance.now(),
	wait: async (ms, signal) => {
		signal.throwIfAborted();
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const timer = setTimeout(resolve, ms);
		const stop = () => reject(signal.reason);
		signal.addEventListener("abort", stop, { once: true });
		await promise.finally(() => {
			clearTimeout(timer);
			signal.removeEventListener("abort", stop);
		});
	},
	alarm: (ms, ring) => {
		const timer = setTimeout(ring, ms);
		return () => clearTimeout(timer);
	},
};
