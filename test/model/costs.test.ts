import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { BudgetLimits } from "../../src/config/model-settings.ts";
import { firstCall } from "../../src/model/ask-agent.ts";
import { openBudget } from "../../src/model/budget.ts";
import { worstCase } from "../../src/model/estimate-call.ts";
import { alwaysThinks, CURRENT_MODELS, contextWindow, modelId } from "../../src/model/models.ts";
import { costOf, isPriced } from "../../src/model/prices.ts";
import { NO_USAGE, readUsage } from "../../src/model/usage.ts";
import { inTurn, withScene } from "../support/anthropic/ask.ts";
import { answering } from "../support/anthropic/reply.ts";
import { answer, SAMPLE_REQUEST } from "../support/anthropic/samples.ts";

describe("modelId", () => {
	test.each([
		["opus", {}, "claude-opus-5-5"],
		["Sonnet", {}, "claude-sonnet-5-5"],
		["haiku", {}, "claude-haiku-5-5"],
		[undefined, {}, "claude-opus-5-5"],
		["inherit", {}, "claude-opus-5-5"],
		["inherit", { inherited: "haiku" }, "claude-haiku-5-5"],
		["inherit", { inherited: "claude-x" }, "claude-x"],
		["claude-opus-4-8", {}, "claude-opus-4-8"],
		["opus", { aliases: { opus: "eu.anthropic.claude-opus-5-5" } }, "eu.anthropic.claude-opus-5-5"],
		["opus", { forced: "sonnet" }, "claude-sonnet-5-5"],
	])("%s with %j: %s", (wanted, choice, expected) => expect(modelId(wanted, choice)).toBe(expected));
	test("every alias has a price and a window of a million", () => {
		for (const id of Object.values(CURRENT_MODELS)) {
			expect(isPriced(id)).toBe(true);
			expect(contextWindow(id)).toBe(1_000_000);
		}
		expect(contextWindow("claude-haiku-4-5")).toBe(200_000);
		expect([alwaysThinks("claude-opus-5-5"), alwaysThinks("claude-sonnet-5-5")]).toEqual([true, false]);
	});
});

describe("costOf", () => {
	const million = {
		inputTokens: 1_000_000,
		outputTokens: 1_000_000,
		cacheReadTokens: 1_000_000,
		cacheWriteTokens: 2_000_000,
		cacheWriteHourTokens: 1_000_000,
	};
	test.each([
		["claude-opus-5-5", 4 + 20 + 0.2 + 5 + 8],
		["anthropic.claude-opus-5-5-v1:0", 4 + 20 + 0.2 + 5 + 8],
		["claude-sonnet-5-5", 2 + 10 + 0.1 + 2.5 + 4],
		["claude-sonnet-4-6", 3 + 15 + 0.3 + 3.75 + 6],
		["claude-opus-4-8", 5 + 25 + 0.5 + 6.25 + 10],
		["claude-haiku-4-5", 1 + 5 + 0.1 + 1.25 + 2],
		["claude-haiku-5-5", 0.5 + 2.5 + 0.05 + 0.625 + 1],
		["somebody-elses", 15 + 75 + 1.5 + 18.75 + 30],
	])("%s: $%d for a million of each", (model, expected) => expect(costOf(model, million)).toBeCloseTo(expected, 10));
	test("haiku is cheaper for prompts of up to 100,000 tokens", () => {
		const usage = { ...NO_USAGE, inputTokens: 60_000, cacheReadTokens: 40_000 };
		expect(costOf("claude-haiku-5-5", usage)).toBeCloseTo(0.006 + 0.0004, 10);
		expect(costOf("claude-haiku-5-5", { ...usage, inputTokens: 60_001 })).toBeGreaterThan(0.03);
	});
	test("usage that a gateway cut down counts as nothing", () => expect(readUsage(undefined)).toEqual(NO_USAGE));
});

describe("the worst case of a call", () => {
	test("is not below what the call takes", async () => {
		await withScene(inTurn(answering(answer([]))), async ({ ask }) => {
			const outcome = await ask();
			const worst = worstCase(firstCall(SAMPLE_REQUEST));
			expect(worst.dollars).toBeGreaterThan(outcome.dollars);
			expect(worst.dollars).toBeLessThan(0.4);
			const { inputTokens, cacheWriteTokens } = outcome.usage;
			expect(worst.tokens).toBeGreaterThan(inputTokens + cacheWriteTokens);
		});
	});
});

describe("openBudget", () => {
	const spending = (dollars: number, tokens = 0) => ({ dollars, tokens });
	test.each<[BudgetLimits, string | undefined]>([
		[{}, undefined],
		[{ run: { dollars: 1 } }, undefined],
		[{ run: { dollars: 0.99 } }, "run"],
		[{ run: { tokens: 499 } }, "run"],
		[{ "pull-request": { dollars: 5.9 } }, "pull-request"],
		[{ repository: { tokens: 0 } }, "repository"],
		[{ run: { dollars: 9 }, day: { dollars: 10.5 } }, "day"],
	])("%j", (limits, scope) => {
		const before = { "pull-request": spending(5), day: spending(10) };
		const answer = openBudget(limits, before).reserve(spending(1, 500));
		expect(answer.kind === "reached" ? answer.scope : undefined).toBe(scope);
	});
	test("calls under way count with their worst case, finished ones with what they took", () => {
		const budget = openBudget({ run: { dollars: 2 } });
		const first = budget.reserve(spending(1.5));
		expect(budget.reserve(spending(1)).kind).toBe("reached");
		if (first.kind === "reserved") first.settle(spending(0.2));
		expect(budget.reserve(spending(1)).kind).toBe("reserved");
		expect(budget.spent().dollars).toBeCloseTo(0.2);
	});
	test("never lets through more than the limit, whatever the calls take within their worst case", () => {
		const call = fc.record({
			worst: fc.integer({ min: 0, max: 50 }),
			share: fc.double({ min: 0, max: 1, noNaN: true }),
		});
		fc.assert(
			fc.property(fc.array(call, { maxLength: 30 }), fc.integer({ min: 0, max: 200 }), (calls, limit) => {
				const budget = openBudget({ run: { tokens: limit } });
				for (const { worst, share } of calls) {
					const one = budget.reserve(spending(0, worst));
					if (one.kind === "reserved") one.settle(spending(0, worst * share));
				}
				return budget.spent().tokens <= limit;
			}),
			{ numRuns: 100 },
		);
	});
});
