/** Claude for one run on a pull request, within what the operator and the repository allow; what it takes is kept. */

import type { ObjectId } from "../../change/change-set.ts";
import type { RunId } from "../../github/pull-request-host.ts";
import type { ModelWorld } from "../../review/agents/model-world.ts";
import { openModel } from "../../settings/open-model.ts";
import type { Settings } from "../../settings/read-settings.ts";
import type { FetchedChange } from "./fetch-change.ts";
import type { Work } from "./work.ts";
import type { JobWorld } from "./world.ts";

export interface RunModel {
	/** Absent where there is no key, or the configuration leaves the agents out. */
	readonly model?: ModelWorld;
	/** Resolves once all that was spent is stored. */
	readonly stored: () => Promise<void>;
}

/**
 * Runs at the same time read what was spent before either began: together they may pass a limit of repository or day
 * by what one run may take each.
 */
export async function openRunModel(
	work: Work,
	runId: RunId,
	fetched: FetchedChange,
	settings: Settings,
	{ store, model, onAgents }: JobWorld,
): Promise<RunModel> {
	if (!model || !settings.configuration.model.enabled) return { stored: async () => {} };
	const { pullRequest, facts, signal } = work;
	let storing = Promise.resolve();
	return {
		stored: () => storing,
		model: openModel({
			...model,
			settings: settings.configuration.model,
			spentBefore: await store.spentBefore(pullRequest),
			onSpent: (spent) => {
				storing = storing.then(() => store.addSpending(runId, spent));
				storing.catch(() => {}); // told by whoever awaits `stored`
			},
			scope: `${pullRequest.owner}/${pullRequest.repo}#${pullRequest.number}`,
			repository: fetched.repository,
			head: facts.head.sha as string as ObjectId,
			readBase: fetched.readBase,
			signal,
			onProgress: (progress) => onAgents(pullRequest, progress),
		}),
	};
}
