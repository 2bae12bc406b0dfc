/** What the work on a pull request asks of the outside. */

import type { ModelEnvironment } from "../../config/model-environment.ts";
import type { PullRequestHost, PullRequestRef } from "../../github/pull-request-host.ts";
import type { AgentProgress } from "../../model/agent-outcome.ts";
import type { Failure } from "../../model/failure.ts";
import type { ModelClient } from "../../model/model-client.ts";
import type { AgentRun } from "../../review/result.ts";
import type { Store } from "../../store/store.ts";

export interface ModelService {
	readonly client: ModelClient;
	readonly environment: ModelEnvironment;
	/** What the fence's code is derived from; known to this installation only. */
	readonly nonceSecret: string;
	/** What may stand in no answer. */
	readonly secrets: readonly string[];
}

export interface TalkTold {
	/** `limit`: the last word in this conversation. `silent`: nothing needed to be said. */
	readonly outcome: "answered" | "withdrawn" | "silent" | "failed" | "limit";
	readonly agent?: string;
	/** Why there is no answer; for the log. */
	readonly failure?: Failure;
}

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
	/** Claude, where the operator has a key. */
	readonly model?: ModelService;
	/** Told what the agents do, as they do it. */
	readonly onAgents: (pullRequest: PullRequestRef, progress: AgentProgress) => void;
	/** Told what each agent of a run took. */
	readonly onModelUse: (run: AgentRun) => void;
	/** Told how each comment of a person was answered, or why it was not. */
	readonly onTalk: (pullRequest: PullRequestRef, told: TalkTold) => void;
	readonly onRunEnd: (outcome: string) => void;
	/** One of ours by rule and priority, as it is posted. */
	readonly onFinding: (source: string, priority: string) => void;
}
