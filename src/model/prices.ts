/** What a call costs. One table, with its date and source. */

import type { Usage } from "./usage.ts";

/** Dollars for a million tokens. */
interface Price {
	readonly input: number;
	readonly output: number;
	readonly cacheRead: number;
	/** Writes that live 5 minutes, and those that live an hour. */
	readonly cacheWrite: readonly [fiveMinutes: number, hour: number];
}

interface ModelPrice {
	/** How the model's id starts or what it holds, clouds' spellings included. */
	readonly model: RegExp;
	readonly price: Price;
	/** In force for the whole of a call whose prompt is longer than so many tokens. */
	readonly longPrompt?: { readonly over: number; readonly price: Price };
}

/** 5-minute writes cost 1.25 times the input, 1-hour writes twice; reads are `readShare` of it. */
function price(input: number, output: number, readShare: number): Price {
	return { input, output, cacheRead: input * readShare, cacheWrite: [input * 1.25, input * 2] };
}

/**
 * Source: Anthropic's price list, https://platform.claude.com/docs/en/about-claude/pricing, and the model pages linked
 * there, read on 2026-11-21 in copies of September to November 2026. Sonnet 5.5's cache reads have been 0.05 of its
 * input since 2026-10-07. Bedrock and Vertex may differ by region.
 */
const PRICES: readonly ModelPrice[] = [
	{ model: /claude-(?:fable|mythos)-5-[12]/, price: price(10, 50, 0.025) },
	{ model: /claude-(?:fable|mythos)/, price: price(10, 50, 0.1) },
	{ model: /claude-opus-5-5/, price: price(4, 20, 0.05) },
	{ model: /claude-opus-(?:5|4-[5678])/, price: price(5, 25, 0.1) },
	{ model: /claude-opus-4/, price: price(15, 75, 0.1) },
	{ model: /claude-sonnet-5-5/, price: price(2, 10, 0.05) },
	{ model: /claude-sonnet-5/, price: price(2, 10, 0.1) },
	{ model: /claude-sonnet/, price: price(3, 15, 0.1) },
	{
		model: /claude-haiku-5-5/,
		price: price(0.1, 0.5, 0.1),
		longPrompt: { over: 100_000, price: price(0.5, 2.5, 0.1) },
	},
	{ model: /claude-haiku-4/, price: price(1, 5, 0.1) },
];

/** A model that is not in the table is counted at the dearest price in it: a budget must not be broken by a new name. */
const UNKNOWN = price(15, 75, 0.1);

export function isPriced(model: string): boolean {
	return PRICES.some((entry) => entry.model.test(model));
}

/** Dollars for what one call took. */
export function costOf(model: string, usage: Usage): number {
	const { input, output, cacheRead, cacheWrite } = priceOf(model, promptTokens(usage));
	const written = usage.cacheWriteTokens - usage.cacheWriteHourTokens;
	const millions =
		usage.inputTokens * input +
		usage.outputTokens * output +
		usage.cacheReadTokens * cacheRead +
		written * cacheWrite[0] +
		usage.cacheWriteHourTokens * cacheWrite[1];
	return millions / 1_000_000;
}

function priceOf(model: string, prompt: number): Price {
	const entry = PRICES.find((known) => known.model.test(model));
	if (!entry) return UNKNOWN;
	return entry.longPrompt && prompt > entry.longPrompt.over ? entry.longPrompt.price : entry.price;
}

function promptTokens(usage: Usage): number {
	return usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
}
