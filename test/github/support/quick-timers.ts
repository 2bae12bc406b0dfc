import { afterAll, beforeAll } from "@jest/globals";

/**
 * Octokit's plugins give way some eight times a request by timers of 0 ms, which last a millisecond each. For the length
 * of a test file such timers give way at once; all others are as they were.
 */
export function quickTimers(): void {
	const original = globalThis.setTimeout;
	const quick = (task: (...given: unknown[]) => void, milliseconds = 0, ...given: unknown[]) => {
		return milliseconds < 1 ? setImmediate(task, ...given) : original(task, milliseconds, ...given);
	};
	beforeAll(() => {
		globalThis.setTimeout = quick as typeof setTimeout;
	});
	afterAll(() => {
		globalThis.setTimeout = original;
	});
}
