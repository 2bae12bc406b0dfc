import type { Fingerprint } from "../../findings/finding.ts";
import type { PullRequestRef, RunId } from "../../github/pull-request-host.ts";
import type { Store } from "../../store/store.ts";

/**
 * All identities of what earlier runs said. What this run itself said before it was cut off is new still: its review is
 * found again by its marker, and summary and check come out as they would have.
 */
export async function saidBefore(pullRequest: PullRequestRef, run: RunId, store: Store): Promise<Set<Fingerprint>> {
	const said = await store.alreadySaid(pullRequest);
	const known = await store.findingsOf(pullRequest);
	for (const { fingerprint, alsoKnownAs = [], firstRun, state } of known) {
		if (firstRun !== run || state !== "open") continue;
		for (const identity of [fingerprint, ...alsoKnownAs]) said.delete(identity);
	}
	return said;
}
