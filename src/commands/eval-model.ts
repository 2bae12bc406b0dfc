/** Where an evaluation's agents get their answers: from Claude, kept for next time, or from what was kept. */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ObjectId, ReadFile } from "../change/change-set.ts";
import { readModelEnvironment } from "../config/model-environment.ts";
import type { Repository } from "../git/open-repository.ts";
import { openClient } from "../model/client.ts";
import type { ModelClient } from "../model/model-client.ts";
import { printPrompt } from "../model/prompt/print-prompt.ts";
import { recordAnswers } from "../model/record-answers.ts";
import { replayAnswers } from "../model/replay-answers.ts";
import type { ModelWorld } from "../review/agents/model-world.ts";
import { openModel } from "../settings/open-model.ts";
import type { Settings } from "../settings/read-settings.ts";
import { UsageError } from "../settings/usage-error.ts";

export interface AnswerOptions {
	/** Folder to keep Claude's answers in. */
	readonly record?: string;
	/** Folder that answers are played from. */
	readonly replay?: string;
	/** Folder for the prompts that have no answer to play, `KEY.md` each. */
	readonly missing?: string;
}

/** `undefined` where only the rules are measured. An evaluation never asks Claude without keeping what it says. */
export async function openAnswers({ record, replay, missing }: AnswerOptions): Promise<ModelClient | undefined> {
	if (record !== undefined && replay !== undefined) throw new UsageError("Either --record or --replay, not both.");
	if (replay !== undefined) return replayAnswers(replay, missing === undefined ? undefined : promptWriter(missing));
	if (missing !== undefined) throw new UsageError("--missing goes with --replay.");
	if (record === undefined) return undefined;
	const environment = readModelEnvironment(process.env);
	if (!environment) throw new UsageError("--record asks Claude: set ANTHROPIC_API_KEY, or play answers with --replay.");
	return recordAnswers(record, await openClient(environment));
}

function promptWriter(folder: string): NonNullable<Parameters<typeof replayAnswers>[1]> {
	return async (key, call) => {
		await mkdir(folder, { recursive: true });
		await writeFile(join(folder, `${key}.md`), `${printPrompt(call)}\n`);
	};
}

interface Evaluated {
	readonly settings: Settings;
	readonly repository: Repository;
	readonly head: ObjectId;
	readonly readBase: ReadFile;
}

/** Without the progress that a person would watch, and with a fence that is the same in each run. */
export function evaluatedModel(client: ModelClient, { settings, repository, head, readBase }: Evaluated): ModelWorld {
	return openModel({
		client,
		environment: readModelEnvironment(process.env) ?? { names: {}, budget: {} },
		settings: settings.configuration.model,
		scope: "evaluation",
		nonceSecret: "an evaluation's fence",
		repository,
		head,
		readBase,
		signal: new AbortController().signal,
		onProgress: () => {},
	});
}
