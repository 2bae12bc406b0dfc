import { describe, expect, test } from "@jest/globals";
import type { Finding, RawFinding } from "../../src/findings/finding.ts";
import { type Settled, settle } from "../../src/findings/settle.ts";
import { makeRaw, makeWorld } from "./make.ts";

const LINES = ["fn run() {", "  first(a);", "  second(b);", "  third(c);", "  fourth(d);", "}"];
const FILE = { path: "src/a.rs", text: LINES.join("\n") };

function on(from: number, to: number, more: Partial<RawFinding>): RawFinding {
	const snippet = LINES.slice(from - 1, to).join("\n");
	return makeRaw({ snippet, near: { startLine: from, endLine: to }, ...more });
}
const rule = (source: string, from: number, more: Partial<RawFinding> = {}): RawFinding =>
	on(from, from, { source, agent: "owner", issueClass: source, title: `rule ${source}`, confidence: 0.8, ...more });
const agent = (name: string, issueClass: string, from: number, to = from, more: Partial<RawFinding> = {}): RawFinding =>
	on(from, to, { source: name, agent: name, issueClass, title: `${name} on ${issueClass}`, confidence: 0.7, ...more });

const told = ({ findings }: Settled) => findings.map(({ title }) => title).sort();
const only = async (raw: readonly RawFinding[]): Promise<Finding> => {
	const { findings } = await settle(raw, makeWorld([FILE]));
	expect(findings).toHaveLength(1);
	return findings[0] as Finding;
};

describe("who speaks of the same lines", () => {
	test.each<[string, RawFinding[], string[]]>([
		["a rule and an agent, whatever class it gives", [rule("r", 2), agent("x", "other", 2)], ["rule r"]],
		["an agent's longer quotation around the rule's line", [rule("r", 3), agent("x", "other", 2, 4)], ["rule r"]],
		["two agents with different classes", [agent("x", "c1", 2), agent("y", "c2", 2)], ["x on c1"]],
		["two things that one agent says of one line", [agent("x", "c1", 2), agent("x", "c2", 2)], ["x on c1"]],
		["three agents in a chain", [agent("x", "c1", 2, 3), agent("y", "c2", 3), agent("z", "c3", 2)], ["x on c1"]],
		["two rules stay two", [rule("r", 2), rule("s", 2)], ["rule r", "rule s"]],
		["neighbouring lines stay two", [rule("r", 2), agent("x", "c", 3)], ["rule r", "x on c"]],
		[
			"an agent joins one of two rules, and the other stays",
			[rule("r", 2), rule("s", 2), agent("x", "c", 2)],
			["rule r", "rule s"],
		],
	])("%s", async (_, raw, titles) => {
		expect(told(await settle(raw, makeWorld([FILE])))).toEqual(titles);
	});

	test("in two files stay two", async () => {
		const world = makeWorld([FILE, { ...FILE, path: "src/b.rs" }]);
		expect(told(await settle([rule("r", 2), agent("x", "c", 2, 2, { path: "src/b.rs" })], world))).toHaveLength(2);
	});
});

describe("what becomes of those that are taken in", () => {
	test("they sign it, agree with it, and what they say otherwise is kept", async () => {
		const merged = await only([rule("r", 2), agent("x", "other", 2, 2, { problem: "In other words." })]);
		expect(merged).toMatchObject({ source: "r", sources: ["r", "x"], agent: "owner", issueClass: "r" });
		expect(merged.confidence).toBeCloseTo(0.94);
		expect(merged.related).toEqual([
			{ source: "x", title: "x on other", problem: "In other words.", recommendation: "Borrow." },
		]);
	});
	test("of the same class they add nothing but their name", async () => {
		const merged = await only([rule("r", 2), agent("x", "r", 2)]);
		expect(merged.sources).toEqual(["r", "x"]);
		expect(merged).not.toHaveProperty("related");
	});
	test("the more urgent one leads, wherever it came from", async () => {
		const merged = await only([rule("r", 2, { priority: "nice" }), agent("x", "c", 2, 2, { priority: "critical" })]);
		expect(merged).toMatchObject({ title: "x on c", priority: "critical", sources: ["x", "r"], agent: "x" });
		expect(merged.related?.map(({ source }) => source)).toEqual(["r"]);
	});
	test("one class is related once, its best text", async () => {
		const merged = await only([rule("r", 2), agent("x", "c", 2), agent("y", "c", 2, 2, { confidence: 0.75 })]);
		expect(merged.sources).toEqual(["r", "x", "y"]);
		expect(merged.related).toHaveLength(1);
	});
	test("all their identities count as said with it", async () => {
		const alone = await settle([agent("x", "c", 2)], makeWorld([FILE]));
		const merged = await only([rule("r", 2), agent("x", "c", 2)]);
		expect(merged.alsoKnownAs).toContain(alone.findings[0]?.fingerprint);
	});
	test("one agent that says it twice does not agree with itself", async () => {
		expect((await only([agent("x", "c1", 2), agent("x", "c2", 2)])).confidence).toBe(0.7);
	});
	test("they are counted", async () => {
		const { leftOut } = await settle([rule("r", 2), agent("x", "c", 2), agent("y", "d", 2)], makeWorld([FILE]));
		expect(leftOut).toEqual({ "one cause, told once": 2 });
	});
	test("further places of the agent's cause go along", async () => {
		const merged = await only([rule("r", 2), agent("x", "c", 2), agent("x", "c", 4)]);
		expect(merged.alsoAt).toEqual([{ path: "src/a.rs", startLine: 4, endLine: 4 }]);
	});
});
