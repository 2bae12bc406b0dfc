/** What the work on a pull request asks of the outside. */

import type { PullRequestHost, PullRequestRef } from "../../github/pull-request-host.ts";
import type { Store } from "../../store/store.ts";

export interface JobWorld {
	readonly store: Store;
	readonly openHost: (pullRequest: PullRequestRef) => PullRequestHost;
	/** Where the bare clones lie. */
	readonly clonesFolder: string;
	/** Gregor's own version. */
	readonly version: string;
	/** Where docs/ is published. */
	readonly docsUrl: string;
	/** Where GitHub shows files, such as `https://github.com`. */
	readonly siteUrl: string;
	/** Told of each step, in a phrase, with the milliseconds that it took. */
	readonly onStage: (pullRequest: PullRequestRef, stage: string, milliseconds: number) => void;
	readonly onRunEnd: (outcome: string) => void;
	/** One of ours by rule and priority, as it is posted. */
	readonly onFinding: (source: string, priority: string) => void;
}
