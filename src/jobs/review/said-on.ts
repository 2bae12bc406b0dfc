/** What earlier runs said on a pull request, for the review that comes after them. */

import { identitiesOf } from "../../findings/said.ts";
import type { PullRequestRef, RunId } from "../../github/pull-request-host.ts";
import type { ReviewRequest } from "../../review/request.ts";
import type { FindingState, KnownFinding } from "../../store/findings.ts";
import type { Store } from "../../store/store.ts";

/**
 * What this run itself said before it was cut off is new still: its review is found again by its marker, and summary
 * and check come out as they would have.
 */
export async function saidOn(
	pullRequest: PullRequestRef,
	run: RunId,
	store: Store,
): Promise<Required<Pick<ReviewRequest, "said" | "alreadySaid" | "dismissed">>> {
	const known = await store.findingsOf(pullRequest);
	const earlier = known.filter(({ firstRun, state }) => firstRun !== run || isSettled(state));
	const standing = earlier.filter(({ state }) => state === "open" || isSettled(state));
	const dismissed = known.filter(({ state }) => isSettled(state));
	return {
		alreadySaid: new Set(standing.flatMap(identitiesOf)),
		dismissed: new Set(dismissed.flatMap(identitiesOf)),
		said: standing.flatMap(({ told, state }: KnownFinding) =>
			told ? [{ finding: told, isDismissed: isSettled(state) }] : [],
		),
	};
}

/** A person dismissed it, or convinced Gregor that it does not hold. */
const isSettled = (state: FindingState): boolean => state === "dismissed" || state === "withdrawn";
