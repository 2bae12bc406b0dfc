import type { GitHubError } from "./github-error.ts";
import { LONGEST_WAIT_MS } from "./limits.ts";

export type NextStep =
	/** The request had no effect: the same again. */
	| { readonly kind: "retry"; readonly afterMs: number }
	/** It may have had its effect: look for it, then go on from what is there. */
	| { readonly kind: "reconcile"; readonly afterMs: number }
	| { readonly kind: "give-up" };

/** Tries of one thing in one go; after them the queue's own patience takes over. */
export const MAX_ATTEMPTS = 5;

const GIVE_UP: NextStep = { kind: "give-up" };

/** What to do after the `attempt`-th try (from 1) ended in this error. */
export function nextStep(error: GitHubError, attempt: number, now: Date): NextStep {
	if (attempt >= MAX_ATTEMPTS) return GIVE_UP;
	switch (error.kind) {
		case "owner":
		case "bug":
			return GIVE_UP;
		case "operator":
			// A token made a moment ago may not be known everywhere yet; one second try tells it from a bad key.
			return attempt === 1 ? { kind: "retry", afterMs: 1_000 } : GIVE_UP;
		case "github-wait":
			return afterWaiting(error, attempt, now);
	}
}

function afterWaiting(error: GitHubError, attempt: number, now: Date): NextStep {
	const wait = error.retryAt === undefined ? backoff(attempt) : Math.max(0, error.retryAt.getTime() - now.getTime());
	if (wait > LONGEST_WAIT_MS) return GIVE_UP;
	return { kind: error.effect === "unknown" ? "reconcile" : "retry", afterMs: wait };
}

/** 1, 2, 4, 8 seconds. */
function backoff(attempt: number): number {
	return 1_000 * 2 ** (attempt - 1);
}
