/** Ends one call that takes too long, falls silent, or is not wanted any more, and remembers which it was. */

import type { Clock } from "./clock.ts";
import { Stopped } from "./failure.ts";
import { CALL_MS, STALL_MS } from "./limits.ts";

export interface CallGuard {
	readonly signal: AbortSignal;
	/** The call goes out: its time begins. What it waited for before, only the run's end can cut short. */
	readonly sent: () => void;
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
	const stopRun = clock.alarm(deadline - clock.now(), () => stop("out-of-time"));
	let stopTimer = () => {};
	let stopSilence = () => {};
	return {
		signal: controller.signal,
		sent: () => {
			stopTimer = clock.alarm(CALL_MS, () => stop("timed-out"));
		},
		heard: () => {
			stopSilence();
			stopSilence = clock.alarm(STALL_MS, () => stop("stalled"));
		},
		release: () => {
			stopRun();
			stopTimer();
			stopSilence();
			outside.removeEventListener("abort", cancel);
		},
	};
}
