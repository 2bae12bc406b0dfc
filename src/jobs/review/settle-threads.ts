/** What a review no longer finds is fixed: it is remembered as such, and its thread is resolved where that is ours to do. */

import { GitHubError } from "../../github/github-error.ts";
import type { PullRequestHost, PullRequestRef } from "../../github/pull-request-host.ts";
import type { ReviewResult } from "../../review/result.ts";
import type { JobWorld } from "./world.ts";

export async function settleThreads(
	pullRequest: PullRequestRef,
	host: PullRequestHost,
	result: ReviewResult,
	{ store }: JobWorld,
): Promise<void> {
	const told = [...result.findings, ...result.listed, ...result.saidBefore];
	const standing = new Set(told.flatMap(({ fingerprint, alsoKnownAs = [] }) => [fingerprint, ...alsoKnownAs]));
	const missed = new Set(result.coverage.skipped.filter(({ reason }) => reason !== "deleted").map(({ path }) => path));
	const known = await store.findingsOf(pullRequest);
	const fixed = known.filter(({ state, fingerprint, alsoKnownAs = [], path }) => {
		const isThere = [fingerprint, ...alsoKnownAs].some((identity) => standing.has(identity));
		return state === "open" && !isThere && !missed.has(path);
	});
	if (fixed.length === 0) return;
	const gone = new Set(fixed.map(({ fingerprint }) => fingerprint));
	for (const thread of await host.threads()) {
		const isOurs = gone.has(thread.fingerprint) && thread.isOutdated && !thread.hasReplies;
		if (isOurs && !thread.isResolved) await resolve(host, thread.id);
	}
	await store.settleFindings(pullRequest, [...gone], "fixed");
}

/** An installation that does not let the App resolve threads keeps them open: the summary tells that they are fixed. */
async function resolve(host: PullRequestHost, threadId: string): Promise<void> {
	await host.resolveThread(threadId).catch((error: unknown) => {
		if (!(error instanceof GitHubError) || error.kind !== "owner") throw error;
	});
}
