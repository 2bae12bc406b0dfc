import { describe, expect, test } from "@jest/globals";
import {
	agentRun,
	askedText,
	cacheShare,
	dollarsText,
	isRulesOnly,
	stateWords,
	tokensText,
	totalUsage,
	verifierRun,
} from "../../src/report/model-figures.ts";
import { sampleModel, sampleRun } from "../support/sample-model.ts";
import { sampleOfRules, sampleResult } from "../support/sample-result.ts";

test.each([
	[0, "$0.00"],
	[0.0001, "under $0.01"],
	[0.0049, "under $0.01"],
	[0.005, "$0.01"],
	[0.2149, "$0.21"],
	[1, "$1.00"],
	[1234.5, "$1,234.50"],
])("%d dollars are %p", (dollars, text) => expect(dollarsText(dollars)).toBe(text));

describe("tokens", () => {
	const usage = (inputTokens: number, outputTokens: number, cacheReadTokens: number, cacheWriteTokens: number) => {
		return { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, cacheWriteHourTokens: cacheWriteTokens };
	};
	test.each([
		[usage(0, 0, 0, 0), "0", undefined],
		[usage(0, 9, 0, 0), "9", undefined],
		[usage(100, 50, 0, 0), "150", "0 %"],
		[usage(20, 1_000, 60, 20), "1,100", "60 %"],
		[usage(0, 0, 5, 0), "5", "100 %"],
	])("%p", (given, tokens, share) => {
		expect(tokensText(given)).toBe(tokens);
		expect(cacheShare(given)).toBe(share);
	});

	test("are summed over runs", () => {
		const total = totalUsage([{ usage: usage(1, 2, 3, 4) }, { usage: usage(10, 20, 30, 40) }]);
		expect(total).toEqual(usage(11, 22, 33, 44));
		expect(tokensText(totalUsage([]))).toBe("0");
	});
});

describe("the verifier is told from an agent of that name", () => {
	const agent = { name: "verifier", reason: "chosen", files: [], sections: [] };
	const own = sampleRun({ agent: "verifier", model: "own" });
	const verifier = sampleRun({ agent: "verifier", model: "second" });
	const resultOf = (agents: readonly (typeof agent)[], runs: readonly (typeof own)[]) =>
		sampleResult({ agents, model: { ...sampleModel, runs } });
	test.each([
		["none", resultOf([], []), undefined, "0 agents"],
		["the verifier alone", resultOf([], [verifier]), "second", "0 agents and the verifier"],
		["the agent alone", resultOf([agent], [own]), undefined, "1 agent"],
		["both", resultOf([agent], [own, verifier]), "second", "1 agent and the verifier"],
		["no model", sampleOfRules(), undefined, "0 agents"],
	])("%s", (_name, result, model, asked) => {
		expect(verifierRun(result)?.model).toBe(model);
		expect(askedText(result)).toBe(asked);
	});
});

test.each([
	["kafka-architect", ""],
	["performance-auditor", "partial answer"],
	["nobody", "not asked"],
])("%s: %p", (name, words) => {
	const result = sampleResult();
	expect(stateWords(result, agentRun(result, name))).toBe(words);
	expect(stateWords(sampleOfRules(), agentRun(sampleOfRules(), name))).toBe("");
});

test("only the rules reviewed where agents fit and no model was there", () => {
	expect(isRulesOnly(sampleOfRules())).toBe(true);
	expect(isRulesOnly(sampleOfRules({ agents: [] }))).toBe(false);
	expect(isRulesOnly(sampleResult())).toBe(false);
});
