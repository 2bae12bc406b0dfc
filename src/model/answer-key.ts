/** Keys of calls: two calls with the same key ask the same, whatever the fence's code is. */

import { createHash } from "node:crypto";
import type { ModelCall } from "./model-client.ts";
import { ANY_NONCE } from "./prompt/nonce.ts";

const DIGITS = 24;

export const answerKey = {
	/** Of model, system prompt and messages; marks for the cache do not count. */
	of: ({ params, nonce }: ModelCall): string => {
		const { model, system, messages } = params;
		return digest([model, system, messages], nonce);
	},
	/** Of what two calls of a run must share for one to read what the other wrote to the cache. */
	ofPrefix: ({ params, nonce }: ModelCall): string => {
		const { model, tools, system, output_config } = params;
		return digest([model, tools, Array.isArray(system) ? system[0] : system, output_config], nonce);
	},
};

function digest(value: unknown, nonce: string): string {
	const text = JSON.stringify(value, (key, inner) => (key === "cache_control" ? undefined : inner));
	return createHash("sha256")
		.update(nonce ? text.replaceAll(nonce, ANY_NONCE) : text)
		.digest("hex")
		.slice(0, DIGITS);
}
