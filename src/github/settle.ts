import { GitHubError } from "./github-error.ts";
import { MAX_ATTEMPTS, nextStep } from "./next-step.ts";
import type { Clock } from "./write-pacer.ts";

/** What a round answers when it found something that it must look at anew. */
export const LOOK_AGAIN = Symbol("look again");

const LOOK_AGAIN_MS = 1_000;

/**
 * Plays rounds until one answers. A round looks at what is there and goes on from it, so that it may be played after
 * any failure, of its own or of a process before it. Throws the last error once waiting makes no sense.
 */
export async function settle<T>(clock: Clock, route: string, round: () => Promise<T | typeof LOOK_AGAIN>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		let wait = LOOK_AGAIN_MS;
		try {
			const answer = await round();
			if (answer !== LOOK_AGAIN) return answer;
			if (attempt >= MAX_ATTEMPTS) throw unsettled(route);
		} catch (error) {
			if (!(error instanceof GitHubError)) throw error;
			const step = nextStep(error, attempt, new Date(clock.now()));
			if (step.kind === "give-up") throw error;
			wait = step.afterMs;
		}
		await clock.wait(wait);
	}
}

/** Someone else writes the same at the same time; the queue comes back later. */
function unsettled(route: string): GitHubError {
	return new GitHubError({
		kind: "github-wait",
		status: undefined,
		requestId: undefined,
		method: "POST",
		route,
		retryAt: undefined,
		effect: "none",
		reasons: [],
		cause: "did not settle",
	});
}
