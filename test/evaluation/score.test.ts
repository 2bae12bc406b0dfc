import { describe, expect, test } from "@jest/globals";
import type { EvaluationCase } from "../../src/evaluation/case.ts";
import { printSummary } from "../../src/evaluation/print-summary.ts";
import { type Said, scoreCase } from "../../src/evaluation/score.ts";
import { summarise } from "../../src/evaluation/summarise.ts";

const range = (path: string, start_line: number, end_line: number) => ({ path, start_line, end_line });

const defect: EvaluationCase = {
	id: "a",
	repo: "owner/name",
	kind: "defect",
	base: "1234567",
	head: "89abcde",
	defects: [
		{
			...range("src/a.rs", 20, 22),
			class: "panic",
			subclass: "panic_on_input",
			what: "It panics.",
			also_at: [range("src/b.rs", 5, 5)],
		},
	],
};
const clean: EvaluationCase = { ...defect, id: "b", kind: "clean", defects: [] };

const said = (path: string, startLine: number, classes: string[], report: Said["report"] = "post"): Said => ({
	source: "some-rule",
	report,
	classes,
	problem: "",
	title: "A title",
	places: [{ path, startLine, endLine: startLine }],
});

describe("a defect is found", () => {
	test.each([
		["on its line", said("src/a.rs", 21, ["panic"]), true],
		["three lines before", said("src/a.rs", 17, ["panic"]), true],
		["four lines before", said("src/a.rs", 16, ["panic"]), false],
		["three lines after", said("src/a.rs", 25, ["panic"]), true],
		["four lines after", said("src/a.rs", 26, ["panic"]), false],
		["at another place that is as right", said("src/b.rs", 5, ["panic"]), true],
		["by its subclass", said("src/a.rs", 20, ["panic_on_input"]), true],
		["not by another class", said("src/a.rs", 20, ["unsafe_ub"]), false],
		["not in another file", said("src/c.rs", 20, ["panic"]), false],
	])("%s", (_, one, isFound) => {
		const score = scoreCase(defect, [one], 1);
		expect(score.defects[0]?.postedBy).toEqual(isFound ? ["some-rule"] : []);
		expect(score.elsewhere).toHaveLength(isFound ? 0 : 1);
	});

	test("by a further place that the comment names", () => {
		const one = said("src/a.rs", 400, ["panic"]);
		const places = [...one.places, { path: "src/a.rs", startLine: 20, endLine: 20 }];
		expect(scoreCase(defect, [{ ...one, places }], 1).defects[0]?.postedBy).toEqual(["some-rule"]);
	});
});

test("the summary tells comments from hints, and alarms from what was said elsewhere", () => {
	const scores = [
		scoreCase(defect, [said("src/a.rs", 20, ["panic"], "hint"), said("src/z.rs", 1, ["panic"])], 10),
		scoreCase({ ...defect, id: "c" }, [said("src/a.rs", 20, ["panic"])], 30),
		scoreCase(clean, [said("src/a.rs", 20, ["panic"])], 20),
		{ ...scoreCase(clean, [], 5), id: "d", failure: "no such repository" },
	];
	const summary = summarise(scores);
	expect(summary).toMatchObject({
		cases: 4,
		failed: [{ id: "d", failure: "no such repository" }],
		overall: { defects: 2, foundByComment: 1, foundByReview: 1, foundByReviewOrHint: 2 },
		byRule: { "some-rule": { found: 2, elsewhere: 1, alarms: 1 } },
		clean: { cases: 1, alarms: 1 },
		comments: { median: 1, mean: 1, most: 1 },
		durationMs: { total: 60, median: 20 },
	});
	expect(printSummary(summary)).toMatch(/panic +2 +1 \(50 %\) +1 \(50 %\) +2 \(100 %\) +0/);
});
