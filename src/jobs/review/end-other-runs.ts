/**
 * Runs that were cut off on a head that is no longer reviewed (a newer push, a close, a kill) get their verdict here: no
 * check may say forever that it is being worked on.
 */

import { GitHubError } from "../../github/github-error.ts";
import type { HeadSha } from "../../github/pull-request-host.ts";
import type { Store } from "../../store/store.ts";
import { neutralCheck } from "./check-report.ts";
import type { Work } from "./work.ts";

export const SUPERSEDED = "Not reviewed to the end: a newer commit came.";
const CLOSED = "Not reviewed to the end: the pull request was closed.";

/** @param head the head whose run goes on; `undefined` where none does */
export async function endOtherRuns(
	{ pullRequest, host }: Work,
	head: HeadSha | undefined,
	store: Store,
): Promise<void> {
	const runs = await store.runsOf(pullRequest);
	const others = runs.filter((run) => run.end === undefined && run.head !== head && run.kind !== "talk");
	for (const run of others) {
		const report = neutralCheck({ runId: run.id, head: run.head }, head === undefined ? CLOSED : SUPERSEDED);
		await host.tellCheck(report).catch(unlessCommitGone);
		await store.finishRun(run.id, { outcome: "cancelled", stages: {}, counts: {} });
	}
}

/** A commit that was forced away may be unknown by now, and has no check that anyone could see. */
function unlessCommitGone(error: unknown): void {
	if (!(error instanceof GitHubError) || (error.kind !== "owner" && error.kind !== "bug")) throw error;
}
