/** What follows a failure: one table. */

import type { Failure, FailureKind } from "./failure.ts";

export type NextStep =
	| { readonly step: "wait"; readonly ms: number }
	/** The same call again, at once. */
	| { readonly step: "repeat" }
	/** A smaller question: less code, fewer findings, less thought. */
	| { readonly step: "ask-for-less" }
	/** `agent`: others may still get an answer. `run`: nobody will. */
	| { readonly step: "give-up"; readonly scope: "agent" | "run" };

interface Policy {
	/** What is done as often as `times`, before giving up. */
	readonly first: "wait" | "repeat" | "ask-for-less" | "give-up";
	readonly times: number;
	/** The first wait; each further one is twice as long. */
	readonly waitMs: number;
	readonly scope: "agent" | "run";
}

const policy = (first: Policy["first"], times = 0, waitMs = 0, scope: Policy["scope"] = "agent"): Policy => ({
	first,
	times,
	waitMs,
	scope,
});

const POLICIES: Readonly<Record<FailureKind, Policy>> = {
	// Without retry-after a 429 may be a monthly cap that no wait will lift: three tries, then it is given up.
	"rate-limited": policy("wait", 3, 5_000),
	overloaded: policy("wait", 4, 4_000),
	"server-error": policy("wait", 3, 2_000),
	"connect-timeout": policy("wait", 2, 1_000),
	"connect-failed": policy("wait", 2, 1_000),
	"timed-out": policy("ask-for-less", 1),
	stalled: policy("repeat", 1),
	"stream-cut": policy("repeat", 2),
	"bad-json": policy("repeat", 1),
	"wrong-schema": policy("repeat", 1),
	refused: policy("give-up"),
	"cut-short": policy("ask-for-less", 1),
	"too-long": policy("ask-for-less", 2),
	"spent-account": policy("give-up", 0, 0, "run"),
	"wrong-key": policy("give-up", 0, 0, "run"),
	"unknown-model": policy("give-up"),
	"bad-request": policy("give-up"),
	"budget-reached": policy("give-up"),
	"out-of-time": policy("give-up", 0, 0, "run"),
	cancelled: policy("give-up", 0, 0, "run"),
	"no-recording": policy("give-up"),
};

/** Waits differ by up to this share, so that agents that failed together do not come back together. */
const JITTER = 0.25;

/**
 * @param before how often this kind of failure has met this question before.
 * @param random 0 to 1.
 */
export function nextStep(failure: Failure, before: number, random: () => number = Math.random): NextStep {
	const { first, times, waitMs, scope } = POLICIES[failure.kind];
	if (first === "give-up" || before >= times) return { step: "give-up", scope };
	if (first !== "wait") return { step: first };
	const asked = failure.retryAfterMs ?? 0;
	const own = waitMs * 2 ** before;
	return { step: "wait", ms: Math.round((asked > 0 ? asked : own) * (1 + JITTER * random())) };
}
