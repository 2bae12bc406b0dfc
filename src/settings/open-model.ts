/** Builds what the agents ask of the outside, out of the operator's environment and the repository's configuration. */

import { randomBytes } from "node:crypto";
import type { ObjectId, ReadFile } from "../change/change-set.ts";
import type { ModelEnvironment } from "../config/model-environment.ts";
import { type ModelSettings, stricterBudget } from "../config/model-settings.ts";
import type { Repository } from "../git/open-repository.ts";
import type { AgentProgress } from "../model/agent-outcome.ts";
import { openBudget, type Spending, type SpentBefore } from "../model/budget.ts";
import { type Clock, systemClock } from "../model/clock.ts";
import { RUN_MS } from "../model/limits.ts";
import type { ModelClient } from "../model/model-client.ts";
import { openPacing } from "../model/pacing.ts";
import { LEAST_SECRET, makeNonce } from "../model/prompt/nonce.ts";
import type { ModelWorld } from "../review/agents/model-world.ts";

export interface ModelOptions {
	readonly client: ModelClient;
	readonly environment: Pick<ModelEnvironment, "apiKey" | "names" | "budget">;
	readonly settings: ModelSettings;
	/** What was spent before this run, by the budgets' scopes. */
	readonly spentBefore?: SpentBefore;
	/** Told of each call's cost. */
	readonly onSpent?: (spent: Spending) => void;
	/** Names the pull request: all runs on it share a cached prefix. */
	readonly scope: string;
	/** What the fence's code is derived from; the API key where left out, and chance where there is none. */
	readonly nonceSecret?: string;
	/** What may appear in no answer, beside the API key. */
	readonly secrets?: readonly string[];
	readonly repository: Pick<Repository, "grep">;
	/** What is searched. */
	readonly head: ObjectId;
	readonly readBase: ReadFile;
	readonly signal: AbortSignal;
	/** Real time where left out. */
	readonly clock?: Clock;
	readonly onProgress: (progress: AgentProgress) => void;
}

/** The run's ten minutes begin here. */
export function openModel(options: ModelOptions): ModelWorld {
	const { client, environment, settings, repository, head, signal, clock = systemClock } = options;
	return {
		calls: {
			client,
			budget: openBudget(stricterBudget(settings.budget, environment.budget), options.spentBefore, options.onSpent),
			pacing: openPacing(clock),
			clock,
			deadline: clock.now() + RUN_MS,
			signal,
		},
		aliases: environment.names,
		nonce: makeNonce(options.nonceSecret ?? secretOf(environment), options.scope),
		secrets: [environment.apiKey ?? "", ...(options.secrets ?? [])].filter((secret) => secret !== ""),
		readBase: options.readBase,
		grep: (pattern, how) => repository.grep(head, pattern, how),
		onProgress: options.onProgress,
	};
}

/** No real key is shorter than a secret must be; a wrong one is for the API to refuse, not for us to fail on. */
function secretOf({ apiKey = "" }: ModelOptions["environment"]): string {
	return apiKey.length >= LEAST_SECRET ? apiKey : randomBytes(LEAST_SECRET).toString("hex");
}
