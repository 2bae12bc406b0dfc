/**
 * What a review no longer finds is fixed: it is remembered as such, and its thread is resolved where that is ours to do.
 * While its thread stays open on a line that has not changed, the finding stays open as well: should it come back, it
 * has been said already, and should the line change later, its thread is resolved then.
 */

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
	const gone = known.filter(({ state, fingerprint, alsoKnownAs = [], path }) => {
		const isThere = [fingerprint, ...alsoKnownAs].some((identity) => standing.has(identity));
		return state === "open" && !isThere && !missed.has(path);
	});
	if (gone.length === 0) return;
	const open = (await host.threads()).filter(({ isResolved }) => !isResolved);
	const inPlace = new Set(open.filter(({ isOutdated }) => !isOutdated).map(({ fingerprint }) => fingerprint));
	const fixed = new Set(gone.map(({ fingerprint }) => fingerprint).filter((fingerprint) => !inPlace.has(fingerprint)));
	for (const { id, fingerprint, hasReplies } of open) {
		if (fixed.has(fingerprint) && !hasReplies) await resolve(host, id);
	}
	await store.settleFindings(pullRequest, [...fixed], "fixed");
}

/** An installation that does not let the App resolve threads keeps them open: the summary tells that they are fixed. */
async function resolve(host: PullRequestHost, threadId: string): Promise<void> {
	await host.resolveThread(threadId).catch((error: unknown) => {
		if (!(error instanceof GitHubError) || error.kind !== "owner") throw error;
	});
}
