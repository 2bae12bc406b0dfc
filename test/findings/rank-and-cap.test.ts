import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { PRIORITIES } from "../../src/config/priority.ts";
import { cap } from "../../src/findings/cap.ts";
import { type Finding, type Fingerprint, LEVELS } from "../../src/findings/finding.ts";
import { rank, worth } from "../../src/findings/rank.ts";
import { makeEstimate, makeRaw } from "./make.ts";

function makeFinding(more: Partial<Finding>): Finding {
	const { report: _, near: __, ...raw } = makeRaw();
	const place = { startLine: 1, endLine: 1, enclosingItem: "", sources: [raw.source], alsoAt: [], references: [] };
	return { ...raw, ...place, fingerprint: "0" as Fingerprint, ...more };
}

describe("rank", () => {
	test.each<[string, Partial<Finding>, Partial<Finding>]>([
		["priority before everything", { priority: "critical", confidence: 0.1 }, { priority: "high" }],
		["gain", { gain: makeEstimate("high"), confidence: 0.1 }, {}],
		["less complexity", {}, { complexity: makeEstimate("high"), confidence: 1 }],
		["less risk", {}, { risk: makeEstimate("medium"), confidence: 1 }],
		["less maintenance", {}, { maintenance: makeEstimate("medium"), confidence: 1 }],
		["confidence", { confidence: 0.95, path: "z.rs" }, { path: "a.rs" }],
		["path", { path: "a.rs", startLine: 9 }, { path: "b.rs" }],
		["line", { startLine: 2, endLine: 2 }, { startLine: 10, endLine: 10 }],
	])("%s decides", (_, better, worse) => {
		const [one, other] = [makeFinding(better), makeFinding(worse)];
		expect(rank([other, one])).toEqual([one, other]);
		expect(rank([one, other])).toEqual([one, other]);
	});

	test("gives one order, whatever order it is given", () => {
		const level = fc.constantFrom(...LEVELS).map(makeEstimate);
		const finding = fc
			.record({
				priority: fc.constantFrom(...PRIORITIES),
				gain: level,
				risk: level,
				confidence: fc.constantFrom(0.5, 0.9),
				path: fc.constantFrom("a.rs", "b.rs"),
				startLine: fc.integer({ min: 1, max: 3 }),
			})
			.map((more) => more);
		const findings = fc.array(finding, { maxLength: 12 });
		fc.assert(
			fc.property(findings, (some) => {
				const all = some.map((more, index) => makeFinding({ ...more, fingerprint: String(index) as Fingerprint }));
				expect(rank(all.toReversed())).toEqual(rank(all));
			}),
			{ numRuns: 200 },
		);
	});

	test("weighs gain against what it costs", () => {
		const estimates = { gain: makeEstimate("high"), complexity: makeEstimate("high"), risk: makeEstimate("high") };
		expect(worth(makeFinding({ ...estimates, maintenance: makeEstimate("high") }))).toBe(0);
		expect(worth(makeFinding({ gain: makeEstimate("high") }))).toBe(6);
		expect(worth(makeFinding({ ...estimates, gain: makeEstimate("low") }))).toBe(-4);
	});
});

describe("cap", () => {
	const limits = { inlineFindings: 3, findingsPerRule: 2, inlineConfidence: 0.7, listedConfidence: 0.4 };
	const share = (...findings: [issueClass: string, confidence: number][]) => {
		const made = findings.map(([issueClass, confidence], index) =>
			makeFinding({ issueClass, confidence, startLine: index + 1 }),
		);
		const { inline, listed, tooUncertain } = cap(made, limits);
		return [inline, listed, tooUncertain].map((share) => share.map((finding) => finding.startLine));
	};

	test("goes by confidence", () => {
		expect(share(["a", 0.7], ["b", 0.69], ["c", 0.4], ["d", 0.39])).toEqual([[1], [2, 3], [4]]);
	});
	test("lists what is over the cap of a rule", () => {
		expect(share(["a", 0.9], ["a", 0.9], ["a", 0.9], ["b", 0.9])).toEqual([[1, 2, 4], [3], []]);
	});
	test("lists what is over the cap of the review", () => {
		expect(share(["a", 0.9], ["b", 0.9], ["c", 0.9], ["d", 0.9])).toEqual([[1, 2, 3], [4], []]);
	});
	test.each([
		["a nice one may fill a review up to three", ["high", "nice", "nice", "nice"], [1, 2, 3], [4]],
		["and never comes on top of three", ["critical", "high", "high", "nice"], [1, 2, 3], [4]],
		["others are not bound by three", ["high", "high", "high", "architectural"], [1, 2, 3, 4], []],
	] as const)("%s", (_, priorities, inline, listed) => {
		const made = priorities.map((priority, index) =>
			makeFinding({ priority, issueClass: `${index}`, confidence: 0.9, startLine: index + 1 }),
		);
		const capped = cap(made, { ...limits, inlineFindings: 10 });
		expect(capped.inline.map(({ startLine }) => startLine)).toEqual(inline);
		expect(capped.listed.map(({ startLine }) => startLine)).toEqual(listed);
	});
	test("a listed finding takes no room of its rule", () => {
		expect(share(["a", 0.5], ["a", 0.9], ["a", 0.9])).toEqual([[2, 3], [1], []]);
	});
});
