import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Finding, RawFinding } from "../../src/findings/finding.ts";
import type { Judge } from "../../src/findings/judge.ts";
import { type Settled, settle } from "../../src/findings/settle.ts";
import { makeRaw, makeWorld } from "./make.ts";

const LINES = Array.from({ length: 8 }, (_, index) => `call_${index}(value);`);
const FILE = { path: "src/a.rs", text: LINES.join("\n") };

const on = (line: number, more: Partial<RawFinding> = {}): RawFinding =>
	makeRaw({
		source: `rule-${line}`,
		snippet: LINES[line - 1] ?? "",
		near: { startLine: line, endLine: line },
		title: `t${line}`,
		...more,
	});

type Fate = "kept" | "doubtful" | "refuted" | "taken";

/** Judges by the line; what is taken in vanishes into another one. */
function judgeBy(fates: Readonly<Record<number, Fate>>): Judge {
	return async (ranked) => {
		const of = (fate: Fate) => ranked.filter(({ startLine }) => (fates[startLine] ?? "kept") === fate);
		return {
			kept: of("kept"),
			doubtful: of("doubtful"),
			refuted: of("refuted").map((finding) => ({ finding, by: "verifier", reason: "It was there before." })),
		};
	};
}
const titles = (findings: readonly Finding[]) => findings.map(({ title }) => title).sort();
const settleWith = (raw: readonly RawFinding[], fates: Readonly<Record<number, Fate>>) =>
	settle(raw, makeWorld([FILE], { judge: judgeBy(fates) }));

describe("a judge of what would be told", () => {
	test("kept is told, doubtful listed, refuted counted and named", async () => {
		const { findings, listed, refuted, leftOut } = await settleWith([on(1), on(2), on(3)], {
			2: "doubtful",
			3: "refuted",
		});
		expect([titles(findings), titles(listed)]).toEqual([["t1"], ["t2"]]);
		expect(refuted.map(({ finding, by, reason }) => [finding.title, by, reason])).toEqual([
			["t3", "verifier", "It was there before."],
		]);
		expect(leftOut).toEqual({ refuted: 1 });
	});
	test("what is doubtful is listed however sure, and what is unsure is not told however kept", async () => {
		const raw = [on(1, { confidence: 0.99 }), on(2, { confidence: 0.5 }), on(3, { confidence: 0.2 })];
		const { findings, listed, leftOut } = await settleWith(raw, { 1: "doubtful" });
		expect([titles(findings), titles(listed)]).toEqual([[], ["t1", "t2"]]);
		expect(leftOut).toEqual({ "too uncertain": 1 });
	});
	test("is asked in the order of rank, once, and not about hints, nor what was said", async () => {
		const asked: string[][] = [];
		const judge: Judge = async (ranked) => {
			asked.push(ranked.map(({ title }) => title));
			return { kept: ranked, doubtful: [], refuted: [] };
		};
		const first = await settle([on(4)], makeWorld([FILE]));
		const alreadySaid = new Set(first.findings.map(({ fingerprint }) => fingerprint));
		const raw = [on(1, { priority: "nice" }), on(2, { priority: "critical" }), on(3, { report: "hint" }), on(4)];
		await settle(raw, makeWorld([FILE], { judge, alreadySaid }));
		expect(asked).toEqual([["t2", "t1"]]);
	});
	test("what is folded into another one is one cause, told once", async () => {
		expect((await settleWith([on(1), on(2)], { 2: "taken" })).leftOut).toEqual({ "one cause, told once": 1 });
	});
	test("what it made better is ranked anew", async () => {
		const judge: Judge = async (ranked) => ({
			kept: ranked.map((one) => ({ ...one, confidence: one.title === "t2" ? 0.99 : 0.75 })),
			doubtful: [],
			refuted: [],
		});
		const { findings } = await settle([on(1), on(2)], makeWorld([FILE], { judge }));
		expect(findings.map(({ title }) => title)).toEqual(["t2", "t1"]);
	});
});

const sum = ({ findings, listed, hints, leftOut }: Settled) =>
	findings.length + listed.length + hints.length + Object.values(leftOut).reduce((all, one) => all + one, 0);

test("whatever it says, every finding is told or counted", async () => {
	const raw = fc.record({
		line: fc.integer({ min: 1, max: 9 }),
		source: fc.constantFrom("one", "two", "x"),
		agent: fc.constantFrom("x", "y"),
		confidence: fc.constantFrom(0.2, 0.5, 0.9),
		report: fc.constantFrom("post" as const, "hint" as const),
	});
	const fates = fc.dictionary(
		fc.integer({ min: 1, max: 8 }).map(String),
		fc.constantFrom<Fate>("kept", "doubtful", "refuted", "taken"),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(raw, { maxLength: 20 }), fates, async (some, judged) => {
			const findings = some.map(({ line, ...more }) => on(line, { issueClass: `${more.source}-${line % 2}`, ...more }));
			expect(sum(await settleWith(findings, judged))).toBe(findings.length);
		}),
		{ numRuns: 60 },
	);
});
