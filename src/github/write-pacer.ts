import { MAX_WRITES_PER_HOUR, MAX_WRITES_PER_MINUTE, WRITE_GAP_MS } from "./limits.ts";

export interface Pace {
	/** Between the end of one write and the start of the next. */
	readonly gapMs: number;
	readonly perMinute: number;
	readonly perHour: number;
}

export const GITHUB_PACE: Pace = {
	gapMs: WRITE_GAP_MS,
	perMinute: MAX_WRITES_PER_MINUTE,
	perHour: MAX_WRITES_PER_HOUR,
};

/** For a GitHub of our own, which has no one to protect. */
export const NO_PACE: Pace = { gapMs: 0, perMinute: Number.POSITIVE_INFINITY, perHour: Number.POSITIVE_INFINITY };

export interface Clock {
	readonly now: () => number;
	readonly wait: (milliseconds: number) => Promise<void>;
}

export type PaceWrite = <T>(write: () => Promise<T>) => Promise<T>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Lets one write through at a time, in the order of asking, no faster than the pace. One pacer an installation and
 * process: what other processes write it does not know, so a limit met all the same is obeyed by its error.
 */
export function createWritePacer(pace: Pace, clock: Clock): PaceWrite {
	let starts: number[] = [];
	let lastEnd = Number.NEGATIVE_INFINITY;
	let tail: Promise<unknown> = Promise.resolve();

	function msUntilFree(now: number): number {
		starts = starts.filter((start) => start > now - HOUR_MS);
		const untilUnder = (limit: number, windowMs: number) => {
			const oldest = starts.at(-limit);
			return oldest === undefined ? 0 : oldest + windowMs - now;
		};
		return Math.max(
			0,
			lastEnd + pace.gapMs - now,
			untilUnder(pace.perMinute, MINUTE_MS),
			untilUnder(pace.perHour, HOUR_MS),
		);
	}

	async function inTurn<T>(write: () => Promise<T>): Promise<T> {
		const wait = msUntilFree(clock.now());
		if (wait > 0) await clock.wait(wait);
		starts.push(clock.now());
		try {
			return await write();
		} finally {
			lastEnd = clock.now();
		}
	}

	return (write) => {
		const turn = tail.then(() => inTurn(write));
		tail = turn.catch(() => undefined);
		return turn;
	};
}
