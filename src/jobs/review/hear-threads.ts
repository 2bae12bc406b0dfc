/** A person who resolves one of our threads settles its finding; one who opens it again takes that back. */

import type { PullRequestRef } from "../../github/pull-request-host.ts";
import type { HeardThread } from "./wishes.ts";
import type { JobWorld } from "./world.ts";

export async function hearThreads(
	pullRequest: PullRequestRef,
	threads: readonly HeardThread[],
	{ store }: JobWorld,
): Promise<void> {
	if (threads.length === 0) return;
	const known = await store.findingsOf(pullRequest);
	for (const { commentId, by, isResolved } of threads) {
		const finding = known.find((one) => one.commentId === commentId);
		if (!finding) continue;
		if (isResolved) await store.dismiss(pullRequest, finding.fingerprint, by, "resolved the thread");
		else await store.undismiss(pullRequest, finding.fingerprint);
	}
}
