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
			{ agent: "kafka", sources: ["a"], asks: ["latency"] },
			{ agent: "kafka", sources: ["b"], asks: ["latency"] },
			{ agent: "backend", sources: ["c"], asks: ["latency"] },
		];
		expect(openQuestions(findings, [], agents, {})).toEqual([
			{ key: "latency", question: "What is the latency?", agents: ["kafka", "backend"] },
		]);
	});

	test("asks an agent's own question where it has found something, and no other agent's", () => {
		const question = {
			key: "latency",
			question: "Must a commit return within 20 ms?",
			why: "The lock is held over it.",
		};
		const answered = ["kafka", "backend"].map((name) => ({ outcome: { agent: name, questions: [question] } }));
		expect(openQuestions([{ agent: "kafka", sources: ["kafka"] }], answered, agents, {})).toEqual([
			{ key: "latency", question: question.question, agents: ["kafka"] },
		]);
		expect(openQuestions([], answered, agents, {})).toEqual([]);
	});

	test.each<[string, Parameters<typeof openQuestions>[0], Record<string, string>, string[]]>([
		["a finding that asks nothing", [{ agent: "kafka", sources: ["a"] }], {}, []],
		[
			"what the configuration answers",
			[{ agent: "kafka", sources: ["a"], asks: ["latency", "delivery"] }],
			{ latency: "1 s" },
			["delivery"],
		],
		["a key that the agent has no question for", [{ agent: "backend", sources: ["a"], asks: ["delivery"] }], {}, []],
		["an agent that is not here", [{ agent: "other", sources: ["a"], asks: ["delivery"] }], {}, []],
	])("%s", (_, findings, constraints, keys) => {
		expect(keysOf(findings, [], agents, constraints)).toEqual(keys);
	});
});
