/** Ends one call that takes too long, falls silent, or is not wanted any more, and remembers which it was. */

import type { Clock } from "./clock.ts";
import { Stopped } from "./failure.ts";
import { CALL_MS, STALL_MS } from "./limits.ts";

export interface CallGuard {
	readonly signal: AbortSignal;
	/** Something came in. Silence is measured from the first of these on. */
	readonly heard: () => void;
	/** To be called when the call is over, whatever came of it. */
	readonly release: () => void;
}

/** @param deadline of the run, on `clock`. */
export function guardCall(clock: Clock, outside: AbortSignal, deadline: number): CallGuard {
	const controller = new AbortController();
	const stop = (kind: "timed-out" | "stalled" | "out-of-time" | "cancelled") => controller.abort(new Stopped(kind));
	const cancel = () => stop("cancelled");
	outside.addEventListener("abort", cancel, { once: true });
	if (outside.aborted) cancel();
	const rest = deadline - clock.now();
	const stopTimer = clock.alarm(Math.min(CALL_MS, rest), () => stop(rest < CALL_MS ? "out-of-time" : "timed-out"));
	let stopSilence = () => {};
	return {
		signal: controller.signal,
		heard: () => {
			stopSilence();
			stopSilence = clock.alarm(STALL_MS, () => stop("stalled"));
		},
		release: () => {
			stopTimer();
			stopSilence();
			outside.removeEventListener("abort", cancel);
		},
	};
}
