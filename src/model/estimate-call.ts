/** How much a call could take, before it is made. */

import type { Spending } from "./budget.ts";
import type { ModelCall } from "./model-client.ts";
import { costOf } from "./prices.ts";
import { NO_USAGE } from "./usage.ts";

/**
 * Characters a token, on the safe side: code takes 3.3 to 3.9 with Anthropic's published tokenizer, and the models from
 * generation 5 on count up to a third more tokens for the same text.
 */
const CHARACTERS_A_TOKEN = 2.7;
/** What a request takes beside its texts: roles, tags, the instructions that tools bring along. */
const OVERHEAD_TOKENS = 600;

export function estimatePrompt({ params }: ModelCall): number {
	const { system, messages, tools, output_config } = params;
	const characters = JSON.stringify([system, messages, tools, output_config]).length;
	return Math.ceil(characters / CHARACTERS_A_TOKEN) + OVERHEAD_TOKENS;
}

/** The worst case: nothing is in the cache, all is written to it, and the answer is as long as it may be. */
export function worstCase(call: ModelCall): Spending {
	const prompt = estimatePrompt(call);
	const { model, max_tokens: answer } = call.params;
	const dollars = costOf(model, { ...NO_USAGE, cacheWriteTokens: prompt, outputTokens: answer });
	return { dollars, tokens: prompt + answer };
}
