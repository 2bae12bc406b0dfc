import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { screenOf } from "../../../src/report/terminal/screen.ts";
import { suggestionDiff } from "../../../src/report/terminal/suggestion-diff.ts";
import { terminalReport } from "../../../src/report/terminal/terminal-report.ts";
import { displayWidth } from "../../../src/report/text/display-width.ts";
import type { ReviewResult } from "../../../src/review/result.ts";
import { sampleModel, sampleRun } from "../../support/sample-model.ts";
import { sampleFinding, sampleOfRules, sampleOptions, sampleResult } from "../../support/sample-result.ts";

const print = (changes: Partial<ReviewResult> = {}, options: Partial<typeof sampleOptions> = {}) =>
	terminalReport(sampleResult(changes), { ...sampleOptions, ...options });
const withOne = (changes: Parameters<typeof sampleFinding>[0], options: Partial<typeof sampleOptions> = {}) =>
	print({ findings: [sampleFinding(changes)], listed: [] }, options);

test("a review as a person sees it", () => {
	expect(print({}, { range: "main...feature" })).toMatchSnapshot();
});

test("colour changes nothing but colour", () => {
	const coloured = print({}, { colour: true });
	expect(coloured).toContain("\u001b[");
	expect(stripVTControlCharacters(coloured)).toBe(print());
	expect(print()).not.toContain("\u001b");
});

test.each([40, 72, 100, 160])("at %d columns no line is wider, unless it is one word", (width) => {
	const wide = print({}, { width })
		.split("\n")
		.filter((line) => displayWidth(line) > width && line.trim().split(/\s+/).length > 3);
	expect(wide).toEqual([]);
});

test("a clean review is short, and its verdict is the last line", () => {
	const clean = sampleOfRules({
		verdict: { conclusion: "clean", sentence: "Nothing to say.", failed: false },
		findings: [],
		listed: [],
		hints: [],
		questions: [],
		notices: [],
		leftOut: {},
		coverage: { reviewed: ["src/a.rs"], skipped: [] },
	});
	const text = terminalReport(clean, sampleOptions);
	expect(text).toMatch(/\n\nReviewed 1 of 1 file\n\nVerdict: Nothing to say\.\n$/);
	expect(text.split("\n").length).toBeLessThan(14);
});

describe("the code around a finding", () => {
	const text = Array.from({ length: 60 }, (_, index) => `\tline ${index + 1}`).join("\n");
	const frame = (startLine: number, endLine: number, headText: (path: string) => string | undefined = () => text) => {
		const shown = withOne({ startLine, endLine, snippet: "\tquoted" }, { headText });
		return shown.split("\n").flatMap((line) => / {3}([> ] +(?:\d+ │.*|⋮.*))$/.exec(line)?.[1] ?? []);
	};

	test.each([
		[1, 1, ["> 1 │ line 1", "  2 │ line 2", "  3 │ line 3", "  4 │ line 4"]],
		[60, 60, ["  57 │ line 57", "  58 │ line 58", "  59 │ line 59", "> 60 │ line 60"]],
		[5, 6, ["  2 │", "  3 │", "  4 │", "> 5 │", "> 6 │", "  7 │", "  8 │", "  9 │"]],
	])("lines %d to %d", (startLine, endLine, expected) => {
		const lines = frame(startLine, endLine);
		expect(lines).toHaveLength(expected.length);
		expected.forEach((start, index) => {
			expect(lines[index]?.startsWith(start)).toBe(true);
		});
	});

	test("of a long stretch the first and last five", () => {
		const lines = frame(10, 49);
		expect(lines.filter((line) => line.startsWith(">"))).toHaveLength(10);
		expect(lines.join("\n")).toContain("⋮ 30 more lines");
	});

	test.each([
		["is not at hand", () => undefined],
		["is shorter than it should be", () => "one line"],
	])("is the quoted snippet when the file %s", (_name, headText) => {
		expect(frame(100, 100, headText)).toEqual(["> 100 │ quoted"]);
	});

	test("is asked for once a file", () => {
		let asked = 0;
		const headText = () => {
			asked += 1;
			return text;
		};
		print({}, { headText });
		expect(asked).toBe(1);
	});

	test.each([
		["\u001b]0;title\u0007x", "⟨U+001B⟩]0;title⟨U+0007⟩x"],
		["a\u202Eb", "a⟨U+202E⟩b"],
		["\u9b1b", "\u9b1b"],
		["x\r", "x"],
		["漢字\tx", "漢字    x"],
		["x".repeat(100_000), "xxx…"],
	])("is harmless: %p", (code, shown) => {
		expect(withOne({ startLine: 1, endLine: 1 }, { headText: () => code })).toContain(shown);
	});
});

test("no text from outside reaches the terminal with a control character", () => {
	const evil = "\u001b[2J\u0007\u009b31m\r\n\u202Eevil";
	const text = print({
		findings: [
			sampleFinding({
				title: evil,
				path: evil,
				problem: evil,
				recommendation: evil,
				measure: evil,
				tradeoff: evil,
				enclosingItem: evil,
				sources: [evil],
				snippet: evil,
				suggestion: `${evil}\u001b`,
				references: [evil],
				alsoAt: [{ path: evil, startLine: 1, endLine: 1 }],
				gain: { level: "high", because: evil },
				related: [{ source: evil, title: evil, problem: evil, recommendation: evil }],
			}),
		],
		listed: [sampleFinding({ title: evil, source: evil, path: evil })],
		agents: [{ name: evil, reason: evil, files: [], sections: [] }],
		questions: [{ key: evil, question: evil, agents: [] }],
		coverage: { reviewed: [], skipped: [{ path: evil, reason: evil }] },
		notices: [{ level: "error", message: evil, file: evil }],
		leftOut: { [evil]: 1 },
		refuted: [{ finding: sampleFinding({ title: evil, path: evil }), by: evil, reason: evil }],
		model: {
			...sampleModel,
			runs: [sampleRun({ agent: evil, model: evil }), sampleRun({ agent: "verifier", model: evil })],
			sections: [{ agent: evil, section: evil, text: `${evil}\n\`\`\`\n${evil}` }],
			notRead: [evil],
		},
		verdict: { conclusion: "findings", sentence: evil, failed: false },
	});
	expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
});

describe("a suggestion is a small diff", () => {
	test.each([
		["a\nb\nc", "a\nB\nc", ["  a", "- b", "+ B", "  c"]],
		["a\nb", "", ["- a", "- b"]],
		["a", "a\nb", ["  a", "+ b"]],
		["a\na", "a", ["  a", "- a"]],
		["\ta", "\tb", ["-     a", "+     b"]],
	])("%p to %p", (snippet, suggestion, diff) => {
		expect(suggestionDiff(sampleFinding({ snippet, suggestion }), screenOf(sampleOptions))).toEqual(diff);
		expect(withOne({ snippet, suggestion })).toContain(diff.map((line) => `     ${line}`).join("\n"));
	});

	test("and absent where there is none", () =>
		expect(terminalReport(sampleOfRules(), sampleOptions)).not.toMatch(/^ {5}[-+] /m));
});

test("many skipped files are counted after the twentieth", () => {
	const skipped = Array.from({ length: 100 }, (_, index) => ({ path: `f${index}`, reason: "binary" }));
	expect(print({ coverage: { reviewed: [], skipped } })).toContain("and 80 more files; --format json names all");
});
