/** Claude for the command line: from the environment's key, from recordings, or not at all. */

import { readModelEnvironment } from "../config/model-environment.ts";
import type { Repository } from "../git/open-repository.ts";
import { openClient } from "../model/client.ts";
import type { ModelClient } from "../model/model-client.ts";
import type { ModelWorld } from "../review/agents/model-world.ts";
import { openModel } from "../settings/open-model.ts";
import type { Settings } from "../settings/read-settings.ts";
import { UsageError } from "../settings/usage-error.ts";
import { modelProgress } from "./model-progress.ts";
import type { Range } from "./read-range.ts";

export interface Outside {
	readonly repository: Repository;
	readonly range: Range;
	readonly settings: Settings;
	readonly say: (doing: string) => void;
}

/** `undefined` without a key, or where the configuration leaves the agents out. */
export async function localModel(local: Outside): Promise<ModelWorld | undefined> {
	const environment = readModelEnvironment(process.env);
	if (!environment || !local.settings.configuration.model.enabled) return undefined;
	return openLocal(local, await openClient(environment), environment);
}

/** For questions that are only looked at: no key is needed, and none is used. */
export function unaskedModel(local: Outside): ModelWorld {
	const unasked = () => Promise.reject(new UsageError("No model is asked here."));
	return openLocal(local, { send: unasked, countTokens: unasked }, readModelEnvironment(process.env));
}

function openLocal(
	{ repository, range, settings, say }: Outside,
	client: ModelClient,
	environment = NO_ENVIRONMENT,
): ModelWorld {
	return openModel({
		client,
		environment,
		settings: settings.configuration.model,
		scope: `${range.settingsFrom}`,
		repository,
		head: range.head,
		readBase: range.readBase,
		signal: new AbortController().signal,
		onProgress: modelProgress(say),
	});
}

const NO_ENVIRONMENT: NonNullable<ReturnType<typeof readModelEnvironment>> = {
	platform: "anthropic",
	names: {},
	budget: {},
};
