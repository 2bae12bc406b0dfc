/** A clock that tests move. Waits pass at once and are written down; alarms ring when the clock is moved past them. */

import type { Clock } from "../../../src/model/clock.ts";

export interface FakeClock extends Clock {
	/** Milliseconds of each wait, in order. */
	readonly waits: readonly number[];
	readonly advance: (ms: number) => void;
	/** Alarms that are set and neither rang nor were taken back. */
	readonly alarms: () => number;
}

export function fakeClock(): FakeClock {
	let now = 0;
	const waits: number[] = [];
	const alarms = new Map<() => void, number>();
	const advance = (ms: number) => {
		now += ms;
		for (const [ring, at] of [...alarms]) {
			if (at > now) continue;
			alarms.delete(ring);
			ring();
		}
	};
	return {
		waits,
		advance,
		now: () => now,
		alarms: () => alarms.size,
		wait: async (ms, signal) => {
			signal.throwIfAborted();
			waits.push(ms);
			advance(ms);
		},
		alarm: (ms, ring) => {
			const once = () => ring();
			alarms.set(once, now + ms);
			return () => alarms.delete(once);
		},
	};
}
