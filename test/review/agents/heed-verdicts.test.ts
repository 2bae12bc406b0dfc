import { describe, expect, test } from "@jest/globals";
import type { StaticVerdict } from "../../../src/model/answer/read-static-verdicts.ts";
import { heedVerdicts, repairedIn } from "../../../src/review/agents/heed-verdicts.ts";
import { makeAnswered, makeFinding } from "./make.ts";

const rule = makeFinding("a");
type Word = StaticVerdict["verdict"];
const says = (...words: readonly (readonly [agent: string, verdict: Word])[]) =>
	words.map(([agent, verdict]) => makeAnswered(agent, [[rule, verdict]]));

describe("what agents say of a rule's finding", () => {
	test.each<[string, ReturnType<typeof says>, "told" | "minor" | "refuted"]>([
		["nobody speaks of it", [], "told"],
		["one refutes it", says(["x", "refute"]), "refuted"],
		["one calls it minor", says(["x", "minor"]), "minor"],
		["one confirms it", says(["x", "confirm"]), "told"],
		["one confirms, one refutes", says(["x", "refute"], ["y", "confirm"]), "told"],
		["one confirms, one calls it minor", says(["x", "minor"], ["y", "confirm"]), "told"],
		["one refutes, one calls it minor", says(["x", "minor"], ["y", "refute"]), "refuted"],
		["one speaks of another one", [makeAnswered("x", [[makeFinding("b"), "refute"]])], "told"],
	])("%s", (_, answered, fate) => {
		const { findings, minor, refuted } = heedVerdicts([rule], answered);
		const fates = { told: findings.length - minor.size, minor: minor.size, refuted: refuted.length };
		expect(fates).toEqual({ told: 0, minor: 0, refuted: 0, [fate]: 1 });
	});

	test("a refutation names who and why", () => {
		const [first] = heedVerdicts([rule], says(["x", "refute"], ["y", "refute"])).refuted;
		expect(first).toMatchObject({ by: "x", reason: "x says so.", finding: { title: "a" } });
	});

	test.each<[string, ReturnType<typeof says>, string[], number]>([
		["one agent", says(["x", "confirm"]), ["rule", "x"], 0.9],
		["two", says(["x", "confirm"], ["y", "confirm"]), ["rule", "x", "y"], 0.9],
		["one agent in two batches", says(["x", "confirm"], ["x", "confirm"]), ["rule", "x"], 0.9],
		["nobody", says(["x", "minor"], ["y", "confirm"]), ["rule", "y"], 0.9],
	])("confirmed by %s it is signed and surer", (_, answered, sources, confidence) => {
		const [finding] = heedVerdicts([rule], answered).findings;
		expect(finding?.sources).toEqual(sources);
		expect(finding?.confidence).toBeCloseTo(confidence);
	});

	test("it is never certain, and never less sure than before", () => {
		const of = (confidence: number) => {
			const sure = makeFinding("a", { confidence });
			return heedVerdicts([sure], [makeAnswered("x", [[sure, "confirm"]])]).findings[0]?.confidence;
		};
		expect([of(0.985), of(1)]).toEqual([0.99, 1]);
	});

	test("what an agent found itself is not taken away by another one's word on the rule", () => {
		const both = makeFinding("a", { sources: ["rule", "y"] });
		const answered = [makeAnswered("x", [[both, "refute"]]), makeAnswered("y", [])];
		expect(heedVerdicts([both], answered)).toMatchObject({ findings: [both], refuted: [] });
	});

	test("the order of the rest stays", () => {
		const all = ["a", "b", "c"].map((title) => makeFinding(title));
		const answered = [makeAnswered("x", [[all[1] as (typeof all)[0], "refute"]])];
		expect(heedVerdicts(all, answered).findings.map(({ title }) => title)).toEqual(["a", "c"]);
	});

	test("a label of a hint has no finding, and does nothing", () => {
		const { fingerprint: _, ...hint } = makeFinding("a");
		const answered = makeAnswered("x", [[hint as never, "refute"]]);
		expect(heedVerdicts([rule], [answered]).findings).toEqual([rule]);
	});
});

describe("repairedIn", () => {
	test.each<[string, ReturnType<typeof says>, boolean]>([
		["one shows the repair", says(["x", "refute"]), true],
		["one shows it, another says it stands", says(["x", "refute"], ["y", "confirm"]), false],
		["one calls it minor", says(["x", "minor"]), false],
		["one shows it, another calls it minor", says(["x", "refute"], ["y", "minor"]), false],
		["nobody speaks of it", [], false],
	])("%s", (_, answered, isRepaired) => {
		expect(repairedIn(answered).has(rule.fingerprint)).toBe(isRepaired);
	});
});
