import { describe, expect, test } from "@jest/globals";
import type { Agent } from "../../src/agents/agent.ts";
import { openQuestions } from "../../src/review/open-questions.ts";

const agent = (name: string, ...keys: string[]): Agent => ({
	name,
	description: "",
	other: {},
	prompt: "",
	file: `agents/${name}.md`,
	review: {
		focus: "both",
		applies: { crates: [], symbols: [], paths: [], changes: [] },
		sections: [],
		questions: keys.map((key) => ({ key, question: `What is the ${key}?` })),
	},
});
const agents = [agent("kafka", "latency", "delivery"), agent("backend", "latency")];
const keysOf = (...args: Parameters<typeof openQuestions>) => openQuestions(...args).map(({ key }) => key);

describe("openQuestions", () => {
	test("asks only what a finding asks, each thing once, for all who ask", () => {
		const findings = [
			{ agent: "kafka", asks: ["latency"] },
			{ agent: "kafka", asks: ["latency"] },
			{ agent: "backend", asks: ["latency"] },
		];
		expect(openQuestions(findings, agents, {})).toEqual([
			{ key: "latency", question: "What is the latency?", agents: ["kafka", "backend"] },
		]);
	});

	test.each<[string, Parameters<typeof openQuestions>[0], Record<string, string>, string[]]>([
		["a finding that asks nothing", [{ agent: "kafka" }], {}, []],
		[
			"what the configuration answers",
			[{ agent: "kafka", asks: ["latency", "delivery"] }],
			{ latency: "1 s" },
			["delivery"],
		],
		["a key that the agent has no question for", [{ agent: "backend", asks: ["delivery"] }], {}, []],
		["an agent that is not here", [{ agent: "other", asks: ["delivery"] }], {}, []],
	])("%s", (_, findings, constraints, keys) => {
		expect(keysOf(findings, agents, constraints)).toEqual(keys);
	});
});
