import { describe, expect, test } from "@jest/globals";
import { sentTokens } from "../../scripts/support/sent-tokens.ts";
import type { AgentRequest } from "../../src/model/agent-outcome.ts";
import { SAMPLE_REQUEST } from "../support/anthropic/samples.ts";

const other = { ...SAMPLE_REQUEST.agent, name: "other", prompt: "You look at locks." };
const context = { sections: [], leftOut: [], evidence: [], tokens: 0 };
const ask = (...changed: readonly Partial<AgentRequest>[]) =>
	sentTokens(changed.map((one) => ({ context, request: { ...SAMPLE_REQUEST, ...one } })));

describe("what a later call reads from the cache", () => {
	test("nothing where none came before it", () => {
		const [first] = ask({});
		expect(first?.cachedTokens).toBe(0);
		expect(first?.sharedTokens).toBeLessThan(first?.fixedTokens ?? 0);
		expect(first?.fixedTokens).toBeLessThan(first?.tokens ?? 0);
	});
	test("another agent: tools, schema and rules where the agent's text comes first", () => {
		const [, second] = ask({}, { agent: other });
		expect(second?.cachedTokens).toBe(second?.sharedTokens);
	});
	test("another agent: the change too where that comes first", () => {
		const [, second] = ask({ layout: "change-first" }, { layout: "change-first", agent: other });
		expect(second?.cachedTokens).toBeGreaterThan(second?.sharedTokens ?? 0);
		expect(second?.cachedTokens).toBeLessThan(second?.tokens ?? 0);
	});
	test("nothing of another model's", () => {
		const [, second, third] = ask({}, { model: "claude-haiku-5-5" }, { agent: other });
		expect(second?.cachedTokens).toBe(0);
		expect(third?.cachedTokens).toBe(third?.sharedTokens);
	});
});
