import { describe, expect, test } from "@jest/globals";
import { terminalReport } from "../../../src/report/terminal/terminal-report.ts";
import type { ModelUse, ReviewResult } from "../../../src/review/result.ts";
import { sampleModel, sampleRelated, sampleRun } from "../../support/sample-model.ts";
import { sampleFinding, sampleOfRules, sampleOptions, sampleResult } from "../../support/sample-result.ts";

const print = (changes: Partial<ReviewResult> = {}) => terminalReport(sampleResult(changes), sampleOptions);
const withModel = (changes: Partial<ModelUse>) => print({ model: { ...sampleModel, ...changes } });
/** The lines of one block, without its title. */
const block = (text: string, title: string): readonly string[] => {
	const lines = text.split("\n");
	const start = lines.findIndex((line) => line.startsWith(title));
	return start === -1 ? [] : lines.slice(start + 1, lines.indexOf("", start)).map((line) => line.trim());
};
const NOTHING = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, cacheWriteHourTokens: 0 };

describe("reviewers", () => {
	const auditor = "performance-auditor  chosen because src/ingest.rs:12 awaits in a loop (1 file)";
	const architect = "kafka-architect      chosen because src/ingest.rs:3 uses `rdkafka` (2 files)";
	test.each<[string, ModelUse["runs"], readonly string[]]>([
		[
			"a whole answer and none asked for",
			[sampleRun()],
			[
				architect,
				"claude-opus-5-5, $0.12",
				auditor,
				"not asked",
				"Claude: $0.21, 1 agent, 22,000 tokens, 68 % of the input from cache",
			],
		],
		[
			"failed before anything was read",
			[sampleRun({ state: "failed", dollars: 0, usage: NOTHING })],
			[architect, "claude-opus-5-5, no answer, $0.00", auditor, "not asked", "Claude: $0.21, 1 agent, 0 tokens"],
		],
		["nobody was asked", [], [architect, "not asked", auditor, "not asked"]],
	])("%s", (_name, runs, lines) => expect(block(withModel({ runs }), "Reviewers")).toEqual(lines));

	test("without a model there is no cost, and one line says why", () => {
		const lines = block(terminalReport(sampleOfRules(), { ...sampleOptions, width: 160 }), "Reviewers");
		expect(lines).toEqual([
			architect,
			auditor,
			"Only the rules reviewed. The agents review too with an Anthropic key, unless the model is switched off.",
		]);
		expect(terminalReport(sampleOfRules(), sampleOptions)).not.toContain("Claude");
	});

	test("the time is the rules' own only where nobody else took any", () => {
		expect(terminalReport(sampleOfRules(), sampleOptions)).toContain("64 rules in 1.2 s");
		expect(print()).toContain("64 rules, 1.2 s");
	});

	test("where no agent fits, there is nothing to tell", () => {
		const text = terminalReport(sampleOfRules({ agents: [] }), sampleOptions);
		expect(text).not.toMatch(/Reviewers|Only the rules/);
	});
});

test("what others say of a finding stands among its details", () => {
	const text = print({ findings: [sampleFinding({ related: [sampleRelated, { ...sampleRelated, source: "b" }] })] });
	expect(text).toMatch(/Also said {3}\[performance-auditor\] A slow broker stops the whole batch\. Each `send`/);
	expect(text).toMatch(/Also said {3}\[b\]/);
	expect(print({ findings: [sampleFinding()] })).not.toContain("Also said");
});

describe("the agents' reports are cut after five lines", () => {
	const report = (lines: number) => {
		const text = Array.from({ length: lines }, (_, index) => `line ${index}`).join("\n\n");
		return block(withModel({ sections: [{ agent: "a", section: "S", text }] }), "From the agents' reports");
	};
	test.each([
		[1, 2, "line 0"],
		[5, 6, "line 4"],
		[6, 7, "line 5"],
		[7, 7, "… 2 more lines: --format markdown"],
		[90, 7, "… 85 more lines: --format markdown"],
	])("%d lines", (lines, shown, last) => {
		expect(report(lines)).toHaveLength(shown);
		expect(report(lines).at(-1)).toBe(last);
	});
	test("and absent where there is none", () => {
		expect(withModel({ sections: [] })).not.toContain("reports");
	});
});

describe("what was refuted", () => {
	const refuted = (count: number, reason = "No.") =>
		Array.from({ length: count }, () => ({ finding: sampleFinding(), by: "verifier", reason }));
	test.each([
		[1, 2],
		[20, 40],
		[23, 41],
	])("%d findings take %d lines", (count, lines) => {
		const drawn = block(print({ refuted: refuted(count) }), `Looked at again and refuted (${count})`);
		expect(drawn).toHaveLength(lines);
		expect(drawn.slice(0, 2)).toEqual([
			"- src/ingest.rs:16 Each delivery is awaited before the next record is sent",
			"verifier: No.",
		]);
		expect(drawn.at(-1)).toBe(
			count > 20 ? `and ${count - 20} more findings; --format json names all` : "verifier: No.",
		);
	});
	test("gives a long reason in short", () => {
		expect(print({ refuted: refuted(1, "x".repeat(400)) })).toContain(`verifier: ${"x".repeat(300)}…`.slice(-200));
	});
	test("is absent where nothing was", () => expect(print({ refuted: [] })).not.toContain("refuted"));
});

test("what no agent was shown stands under coverage, twenty of it by name", () => {
	const notRead = Array.from({ length: 24 }, (_, index) => `src/f${index}.rs: too much`);
	const lines = block(withModel({ notRead }), "Reviewed 3 of 5 files");
	expect(lines.slice(2, 4)).toEqual(["Read by the rules, and shown to no agent:", "- src/f0.rs: too much"]);
	expect(lines.at(-1)).toBe("and 4 more parts; --format json names all");
});

test.each([
	["latency", "Answer it as `constraints.latency` in .github/gregor.yml."],
	["colour", "Answer it in the pull request's description."],
])("the question %s says how to answer it", (key, words) => {
	expect(print({ questions: [{ key, question: "How fast?", agents: [] }] })).toContain(`? How fast? ${words}`);
});
