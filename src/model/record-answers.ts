/** Keeps every answer in a folder, one file a call, so that the same prompts can be played again without paying. */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { answerKey } from "./answer-key.ts";
import type { ModelClient } from "./model-client.ts";

/**
 * @param directory made where it is missing.
 * @throws what writing throws: who records wants to know.
 */
export function recordAnswers(directory: string, client: ModelClient): ModelClient {
	return {
		countTokens: client.countTokens,
		send: async (call, options) => {
			const message = await client.send(call, options);
			await mkdir(directory, { recursive: true });
			const key = answerKey.of(call);
			const text = JSON.stringify({ key, model: call.params.model, message }, undefined, "\t");
			await writeFile(join(directory, `${key}.json`), `${text}\n`);
			return message;
		},
	};
}
