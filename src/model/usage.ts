/** Tokens that calls took, as the API counts them. */

import type { Usage as ApiUsage } from "@anthropic-ai/sdk/resources/messages";

/** All whole numbers of tokens; the prompt is input + cache reads + cache writes. */
export interface Usage {
	/** Read at full price. */
	readonly inputTokens: number;
	/** Thinking included. */
	readonly outputTokens: number;
	readonly cacheReadTokens: number;
	/** Written to the cache, for whatever time. */
	readonly cacheWriteTokens: number;
	/** The part of `cacheWriteTokens` that is kept for an hour. */
	readonly cacheWriteHourTokens: number;
}

export const NO_USAGE: Usage = {
	inputTokens: 0,
	outputTokens: 0,
	cacheReadTokens: 0,
	cacheWriteTokens: 0,
	cacheWriteHourTokens: 0,
};

export function addUsage(one: Usage, other: Usage): Usage {
	return {
		inputTokens: one.inputTokens + other.inputTokens,
		outputTokens: one.outputTokens + other.outputTokens,
		cacheReadTokens: one.cacheReadTokens + other.cacheReadTokens,
		cacheWriteTokens: one.cacheWriteTokens + other.cacheWriteTokens,
		cacheWriteHourTokens: one.cacheWriteHourTokens + other.cacheWriteHourTokens,
	};
}

/** A gateway in between may leave out what the types promise. */
export function readUsage(usage: Partial<ApiUsage> | undefined): Usage {
	return {
		inputTokens: usage?.input_tokens ?? 0,
		outputTokens: usage?.output_tokens ?? 0,
		cacheReadTokens: usage?.cache_read_input_tokens ?? 0,
		cacheWriteTokens: usage?.cache_creation_input_tokens ?? 0,
		cacheWriteHourTokens: usage?.cache_creation?.ephemeral_1h_input_tokens ?? 0,
	};
}

export function allTokens(usage: Usage): number {
	return usage.inputTokens + usage.outputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
}
