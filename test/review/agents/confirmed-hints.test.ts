import { describe, expect, test } from "@jest/globals";
import type { Hint } from "../../../src/findings/hint.ts";
import type { StaticVerdict } from "../../../src/model/answer/read-static-verdicts.ts";
import { confirmedHints } from "../../../src/review/agents/confirmed-hints.ts";
import { makeRaw } from "../../findings/make.ts";
import { makeAnswered } from "./make.ts";

const raw = makeRaw({ report: "hint", source: "soft", confidence: 0.4, near: { startLine: 7, endLine: 8 } });
const hintOf = (more: Partial<Hint> = {}): Hint => {
	const { source, agent, title, problem, priority, confidence, path } = raw;
	return { source, agent, title, problem, priority, confidence, path, startLine: 7, endLine: 8, ...more };
};
const says = (agent: string, verdict: StaticVerdict["verdict"], hint = hintOf()) =>
	makeAnswered(agent, [[hint as never, verdict]]);

describe("confirmedHints", () => {
	test.each<[string, ReturnType<typeof says>[], string[]]>([
		["one agent confirms it", [says("x", "confirm")], ["soft", "x"]],
		["two do", [says("x", "confirm"), says("y", "confirm")], ["soft", "x", "y"]],
		["one confirms, one refutes", [says("x", "confirm"), says("y", "refute")], []],
		["one calls it minor", [says("x", "minor")], []],
		["one confirms, one calls it minor", [says("x", "confirm"), says("y", "minor")], ["soft", "x"]],
		["nobody speaks of it", [], []],
		["one confirms the same rule on another line", [says("x", "confirm", hintOf({ startLine: 9 }))], []],
		["one confirms it in another file", [says("x", "confirm", hintOf({ path: "src/b.rs" }))], []],
		["one confirms another rule there", [says("x", "confirm", hintOf({ source: "other" }))], []],
	])("%s", (_, answered, sources) => {
		const found = confirmedHints([raw], answered);
		expect(found.map(({ source }) => source)).toEqual(sources);
		expect(found.every(({ report }) => report === "post")).toBe(true);
	});

	test("the agent's reason leads, and the rule's knowledge follows", () => {
		const [, own] = confirmedHints([raw], [says("x", "confirm")]);
		expect(own).toMatchObject({ agent: "x", confidence: 0.75, issueClass: raw.issueClass });
		expect(own?.problem).toBe("x says so.\n\nIt allocates.");
	});

	test("what a rule posts by itself is none", () => {
		expect(confirmedHints([{ ...raw, report: "post" }], [says("x", "confirm")])).toEqual([]);
	});
});
