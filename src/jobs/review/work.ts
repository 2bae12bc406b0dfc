import type { PullRequestFacts, PullRequestHost, PullRequestRef } from "../../github/pull-request-host.ts";

/** One pull request that is worked on, as it stands at GitHub now. */
export interface Work {
	readonly pullRequest: PullRequestRef;
	readonly facts: PullRequestFacts;
	readonly host: PullRequestHost;
	readonly signal: AbortSignal;
}
