import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { PRIORITIES } from "../../../src/config/priority.ts";
import type { Finding } from "../../../src/findings/finding.ts";
import { MAX_BODY_CHARACTERS } from "../../../src/report/markdown/body-limit.ts";
import { groupFindings } from "../../../src/report/markdown/group-findings.ts";
import { markdownReport } from "../../../src/report/markdown/markdown-report.ts";
import { parseMarker } from "../../../src/report/markdown/marker.ts";
import { summaryMarkdown } from "../../../src/report/markdown/summary-markdown.ts";
import type { ReviewResult } from "../../../src/review/result.ts";
import { sampleModel, sampleRun } from "../../support/sample-model.ts";
import {
	sampleChange,
	sampleFinding,
	sampleOfRules,
	sampleOptions,
	sampleResult,
} from "../../support/sample-result.ts";
import { hostileText, outsideCodeOf } from "./hostile.ts";

const summary = (changes: Partial<ReviewResult> = {}) => summaryMarkdown(sampleResult(changes), sampleOptions);
const many = (count: number, changes: Partial<Finding> = {}) =>
	Array.from({ length: count }, (_, index) => sampleFinding({ title: `Finding number ${index}`, ...changes }));

test("the summary and the comments, as `--format markdown` prints them", () => {
	expect(markdownReport(sampleResult(), sampleOptions)).toMatchSnapshot();
});

test("a clean change says so, and nothing that is empty", () => {
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
	const text = summaryMarkdown(clean, sampleOptions);
	expect(text).toMatchSnapshot();
	expect(parseMarker(text)).toEqual({ kind: "summary", head: sampleChange.head });
});

describe("every finding is in exactly one group", () => {
	const agents = ["kafka-architect", "performance-auditor", "nobody"];
	const finding = fc
		.record({ priority: fc.constantFrom(...PRIORITIES), agent: fc.constantFrom(...agents) })
		.map(sampleFinding);
	test("whatever its priority and agent", () => {
		fc.assert(
			fc.property(fc.array(finding), fc.array(finding), (findings, listed) => {
				const groups = groupFindings(sampleResult({ findings, listed }));
				expect(groups.flatMap((group) => group.findings)).toHaveLength(findings.length);
				expect(new Set(groups.flatMap((group) => group.findings))).toEqual(new Set(findings));
				expect(groups.flatMap((group) => group.listed)).toHaveLength(listed.length);
			}),
			{ numRuns: 50 },
		);
	});

	test("and one of an agent that was not chosen has a block of its own", () => {
		expect(summary({ findings: many(1, { agent: "nobody" }) })).toContain("### Beside the chosen agents");
	});
});

describe("a body is at most 65,536 characters", () => {
	test.each([
		["800 findings with comments", { findings: many(800), listed: [] }],
		["800 listed with long texts", { findings: [], listed: many(800, { problem: "p".repeat(3_000) }) }],
	])("%s: cut between findings, and it says how many are left out", (_name, changes) => {
		const text = summary(changes);
		expect(text.length).toBeLessThanOrEqual(MAX_BODY_CHARACTERS);
		expect(text.length).toBeGreaterThan(MAX_BODY_CHARACTERS * 0.9);
		const shown = text.match(/Finding number \d+/g)?.length ?? 0;
		const left = Number(/_(\d+) findings left out here/.exec(text)?.[1]);
		expect(shown + left).toBe(800);
		expect(text).toContain(`Finding number ${shown - 1} `);
		expect(text).toContain("### Reviewed 3 of 5 files");
	});

	test("with long lists of everything else, and hostile text in them", () => {
		const long = "\u202E&<@x #1 ".repeat(500);
		const text = summary({
			findings: many(50, { title: long, path: long, source: long, problem: long }),
			verdict: { conclusion: "incomplete", sentence: long, failed: true },
			agents: sampleResult().agents.map((agent) => ({ ...agent, reason: long })),
			notices: Array.from({ length: 500 }, () => ({ level: "error" as const, message: long, file: long })),
			questions: Array.from({ length: 50 }, () => ({ key: long, question: long, agents: [] })),
			coverage: { reviewed: [], skipped: Array.from({ length: 3_000 }, () => ({ path: long, reason: long })) },
			leftOut: { [long]: 3 },
			refuted: Array.from({ length: 50 }, () => ({ finding: sampleFinding({ title: long }), by: long, reason: long })),
			model: { ...sampleModel, notRead: Array.from({ length: 500 }, () => long) },
		});
		expect(text.length).toBeLessThanOrEqual(MAX_BODY_CHARACTERS);
		expect(text).toContain("2,960 more files");
		expect(text).toContain("480 more notices");
	});
});

test("text from outside opens no link, mention or tag anywhere", () => {
	fc.assert(
		fc.property(hostileText, (text) => {
			const shown = summary({
				findings: [sampleFinding({ title: text, path: text, source: text, agent: text })],
				listed: [sampleFinding({ problem: text, recommendation: text })],
				verdict: { conclusion: "findings", sentence: text, failed: false },
				notices: [{ level: "error", message: text, file: text }],
				questions: [{ key: text, question: text, agents: [] }],
				coverage: { reviewed: [], skipped: [{ path: text, reason: text }] },
				leftOut: { [text]: 1 },
				refuted: [{ finding: sampleFinding({ title: text, path: text, sources: [text] }), by: text, reason: text }],
				agents: sampleResult().agents.map((agent) => ({ ...agent, name: text })),
				model: {
					runs: [
						sampleRun({ agent: text, model: text, state: "partial" }),
						sampleRun({ agent: "verifier", model: text }),
					],
					sections: [{ agent: text, section: text, text }],
					notRead: [text],
					dollars: 0.1,
				},
			});
			const outside = outsideCodeOf(shown).replace(/\]\(https:[^)\s]*\)/g, "");
			expect(outside.replace(/<\/?(?:details|summary|sub)>/g, "")).not.toMatch(/[<>]/);
			expect(outside).not.toMatch(/@[a-z0-9]|gh-\d/i);
		}),
		{ numRuns: 200 },
	);
});
