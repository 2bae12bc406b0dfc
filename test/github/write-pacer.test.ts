import { expect, test } from "@jest/globals";
import { createWritePacer, GITHUB_PACE, NO_PACE, type Pace } from "../../src/github/write-pacer.ts";

/** Writes that last `durationMs` each, on a clock that only waiting and writing move. */
async function startsOf(count: number, pace: Pace, durationMs = 0): Promise<number[]> {
	let now = 0;
	const clock = {
		now: () => now,
		wait: async (milliseconds: number) => {
			now += milliseconds;
		},
	};
	const paceWrite = createWritePacer(pace, clock);
	const write = async () => {
		const start = now;
		now += durationMs;
		return start;
	};
	return Promise.all(Array.from({ length: count }, () => paceWrite(write)));
}

test("a second lies between the end of one write and the start of the next", async () => {
	expect(await startsOf(3, GITHUB_PACE, 400)).toEqual([0, 1_400, 2_800]);
});

test("no more than 80 start within any minute, and 500 within any hour", async () => {
	const starts = await startsOf(1_200, { ...GITHUB_PACE, gapMs: 0 });
	for (const [index, start] of starts.entries()) {
		const within = (windowMs: number) => starts.slice(index).filter((each) => each - start < windowMs).length;
		expect(within(60_000)).toBeLessThanOrEqual(80);
		expect(within(3_600_000)).toBeLessThanOrEqual(500);
	}
	expect(starts.at(-1)).toBeLessThan(3 * 3_600_000);
});

test("without a pace nothing waits", async () => {
	expect(await startsOf(200, NO_PACE)).toEqual(Array.from({ length: 200 }, () => 0));
});

test("one at a time, in order, and a failed write does not hold up the next", async () => {
	const paceWrite = createWritePacer(NO_PACE, { now: () => 0, wait: async () => {} });
	const log: string[] = [];
	const write = (name: string, fails = false) => {
		return paceWrite(async () => {
			log.push(`${name} begins`);
			await Promise.resolve();
			log.push(`${name} ends`);
			if (fails) throw new Error(name);
		});
	};
	const first = write("first", true);
	const second = write("second");
	await expect(first).rejects.toThrow("first");
	await second;
	expect(log).toEqual(["first begins", "first ends", "second begins", "second ends"]);
});
