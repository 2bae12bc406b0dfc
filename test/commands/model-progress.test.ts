import { describe, expect, test } from "@jest/globals";
import { modelProgress } from "../../src/commands/model-progress.ts";
import type { AgentProgress } from "../../src/model/agent-outcome.ts";

function linesOf(...all: readonly AgentProgress[]): string[] {
	const lines: string[] = [];
	const tell = modelProgress((line) => lines.push(line));
	for (const one of all) tell(one);
	return lines;
}
const agent = "kafka";
const failure = { kind: "overloaded" } as const;

describe("what a person sees who waits", () => {
	test.each<[AgentProgress, string]>([
		[{ kind: "asked", agent, model: "claude-opus-5-5" }, "kafka reviews with claude-opus-5-5 · 0 found · $0.000"],
		[{ kind: "reading", agent, what: "src/main.rs" }, "kafka reads src/main.rs · 0 found · $0.000"],
		[{ kind: "findings", agent, count: 2 }, "kafka writes · 2 found · $0.000"],
		[{ kind: "waiting", agent, ms: 4_200, failure }, "kafka waits 5 s (overloaded) · 0 found · $0.000"],
		[{ kind: "asked-for-less", agent, failure }, "kafka is asked for less (overloaded) · 0 found · $0.000"],
		[{ kind: "spent", agent, dollars: 0.0123 }, "kafka has answered · 0 found · $0.012"],
	])("%j", (progress, line) => expect(linesOf(progress)).toEqual([line]));

	test("findings and costs are those of all agents so far", () => {
		const lines = linesOf(
			{ kind: "findings", agent: "a", count: 1 },
			{ kind: "findings", agent: "b", count: 2 },
			{ kind: "spent", agent: "a", dollars: 0.1 },
			{ kind: "spent", agent: "b", dollars: 0.02 },
			{ kind: "spent", agent: "a", dollars: 0.3 },
			{ kind: "findings", agent: "a", count: 3 },
		);
		expect(lines.at(-1)).toBe("a writes · 5 found · $0.320");
	});
});
