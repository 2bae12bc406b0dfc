import type { Fingerprint } from "../../findings/finding.ts";
import type { PullRequestRef } from "../../github/pull-request-host.ts";
import type { Store } from "../../store/store.ts";

/** All identities of what people dismissed on the pull request. */
export async function dismissedOn(pullRequest: PullRequestRef, store: Store): Promise<Set<Fingerprint>> {
	const known = await store.findingsOf(pullRequest);
	const dismissed = known.filter(({ state }) => state === "dismissed");
	return new Set(dismissed.flatMap(({ fingerprint, alsoKnownAs = [] }) => [fingerprint, ...alsoKnownAs]));
}
