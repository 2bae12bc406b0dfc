import { createRequire } from "node:module";
import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { SARIF_LIMITS } from "../../../src/report/sarif/limits.ts";
import type { SarifLog } from "../../../src/report/sarif/sarif-log.ts";
import { sarifReport } from "../../../src/report/sarif/sarif-report.ts";
import type { ReviewResult } from "../../../src/review/result.ts";
import { sampleFinding, sampleOfRules, sampleOptions, sampleResult, sampleRule } from "../../support/sample-result.ts";

const require = createRequire(import.meta.url);
/** The OASIS schema. It is written in draft 4, whose only word that ajv no longer reads is its own `id`. */
const { id: _id, $schema: _draft, ...schema } = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const validate = ajv.compile(schema);

const report = (changes: Partial<ReviewResult> = {}, options: Partial<typeof sampleOptions> = {}) => {
	const log: SarifLog = JSON.parse(sarifReport(sampleResult(changes), { ...sampleOptions, ...options }));
	const [run] = log.runs;
	if (!run) throw new Error("no run");
	return { log, run, rules: run.tool.driver.rules, results: run.results };
};

const hostile = sampleFinding({
	path: "a b/#x?y=%20/(ü)\uD800.rs",
	title: "[link](javascript:x) {0} \u202E",
	problem: "x".repeat(100_000),
	suggestion: "",
	alsoAt: Array.from({ length: 3_000 }, (_, index) => ({ path: "a:b.rs", startLine: index + 1, endLine: index + 2 })),
});

describe("valid SARIF 2.1.0", () => {
	test.each<[string, Partial<ReviewResult>]>([
		["the sample", {}],
		["nothing at all", { findings: [], listed: [], agents: [], notices: [], coverage: { reviewed: [], skipped: [] } }],
		["hostile text", { findings: [{ ...hostile, alsoAt: hostile.alsoAt.slice(0, 50) }] }],
		[
			"notices without place",
			{
				notices: [
					{ level: "error", message: "x" },
					{ level: "warning", message: "y", file: "a b" },
				],
			},
		],
	])("%s", (_name, changes) => {
		validate(report(changes).log);
		expect(validate.errors).toBeNull();
	});

	test("the schema does refuse", () => {
		const { log } = report();
		expect(validate({ ...log, version: "2.0.0" })).toBe(false);
		expect(validate({ ...log, runs: [{ ...log.runs[0], results: [{ message: {}, locations: 1 }] }] })).toBe(false);
	});
});

describe("what code scanning wants", () => {
	const { run, rules, results } = report();

	test("each result has its rule, one location with columns, a message and a fingerprint", () => {
		expect(results).toHaveLength(3);
		for (const result of results) {
			expect(rules[result.ruleIndex]?.id).toBe(result.ruleId);
			expect(result.locations).toHaveLength(1);
			expect(result.message.text).not.toBe("");
			expect(result.partialFingerprints.primaryLocationLineHash).toBe(`${result.partialFingerprints["gregor/v1"]}:1`);
		}
		expect(results[0]?.locations[0]?.physicalLocation).toEqual({
			artifactLocation: { uri: "src/ingest.rs", uriBaseId: "%SRCROOT%" },
			region: { startLine: 16, startColumn: 1, endLine: 16, endColumn: 90 },
		});
		expect(results.map((result) => [result.level, result.properties.listed])).toEqual([
			["error", false],
			["warning", false],
			["note", true],
		]);
		expect(results.map((result) => result.rank)).toEqual([98, 72, 13.8]);
	});

	test("each rule has its texts, none of them empty, and its page", () => {
		expect(rules.map((rule) => rule.id)).toEqual([
			"kafka-await-delivery-in-loop",
			"string-built-by-plus",
			"performance-auditor",
		]);
		for (const rule of rules) {
			for (const { text } of [rule.shortDescription, rule.fullDescription, rule.help]) expect(text).not.toBe("");
		}
		expect(rules[0]).toMatchObject({
			name: "Deliveries awaited one by one",
			helpUri: "https://example.org/gregor/docs/rules/kafka-await-delivery-in-loop.md",
			defaultConfiguration: { level: "error" },
			properties: {
				tags: ["kafka-client", "kafka-architect", "await-in-loop", "missing-batching"],
				precision: "high",
				"problem.severity": "error",
			},
		});
		expect(rules[0]?.help.markdown).toContain("**It hurts when.** More than a few records");
	});

	test("rules that found nothing are described too, hints are not", () => {
		const quiet = { ...sampleRule, id: "quiet" };
		const hint = { id: "hint", metadata: { ...sampleRule.metadata, report: "hint" as const } };
		const { rules: all } = report({}, { rules: new Map([quiet, hint].map((rule) => [rule.id, rule])) });
		expect(all.map((rule) => rule.id)).toContain("quiet");
		expect(all.map((rule) => rule.id)).not.toContain("hint");
	});

	test("notices and skipped files are notifications with their place", () => {
		const [invocation] = run.invocations;
		expect(invocation?.executionSuccessful).toBe(true);
		expect(invocation?.toolExecutionNotifications).toEqual([
			{
				level: "warning",
				message: { text: expect.stringContaining("clone-in-lopp") },
				locations: [
					{
						physicalLocation: {
							artifactLocation: { uri: ".github/gregor.yml", uriBaseId: "%SRCROOT%" },
							region: { startLine: 4, startColumn: 3 },
						},
					},
				],
			},
			expect.objectContaining({ level: "note", message: { text: "Not reviewed: generated: its first line says so" } }),
			expect.objectContaining({ level: "note", message: { text: "Not reviewed: binary" } }),
			{
				level: "note",
				message: { text: "Shown to no agent: tests/forward.rs:1-310 (310 added lines): tests and documents" },
			},
		]);
	});

	test("what the model took is a property of the run, and what others say one of the result", () => {
		expect(run.properties).toMatchObject({ model: { dollars: 0.21, runs: [{ agent: "kafka-architect" }, {}, {}] } });
		expect(JSON.stringify(run.properties)).not.toContain("Verification Plan");
		expect(results[0]?.properties.alsoSaid).toEqual([
			{ source: "performance-auditor", title: "A slow broker stops the whole batch" },
		]);
		expect(results[1]?.properties).not.toHaveProperty("alsoSaid");
		const [rulesOnly] = JSON.parse(sarifReport(sampleOfRules(), sampleOptions)).runs;
		expect(rulesOnly).not.toHaveProperty("properties");
	});

	test("what was refuted is no result", () => {
		expect(JSON.stringify(results)).not.toContain("copies the reading once a message");
	});

	test("an incomplete review was no success", () => {
		const verdict = { conclusion: "incomplete" as const, sentence: "The rules did not run.", failed: true };
		expect(report({ verdict }).run.invocations[0]?.executionSuccessful).toBe(false);
	});
});

describe("fixes", () => {
	const replacement = (suggestion: string) =>
		report({ findings: [sampleFinding({ startLine: 5, endLine: 6, snippet: "one\r\ntwo\r", suggestion })] }).results[0]
			?.fixes?.[0]?.artifactChanges[0]?.replacements[0];

	test("replace exactly the lines, and leave the line end", () => {
		expect(replacement("three")).toEqual({
			deletedRegion: { startLine: 5, startColumn: 1, endLine: 6, endColumn: 4 },
			insertedContent: { text: "three" },
		});
	});
	test("delete the lines with their line ends", () => {
		expect(replacement("")).toEqual({ deletedRegion: { startLine: 5, startColumn: 1, endLine: 7, endColumn: 1 } });
	});
	test("are absent without a suggestion", () => expect(report().results[0]).not.toHaveProperty("fixes"));
});

describe("hostile and large input", () => {
	const { results } = report({ findings: [hostile], listed: [] });
	test("paths are percent-encoded, messages are cut and hold no embedded link", () => {
		expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
			"a%20b/%23x%3Fy%3D%2520/%28%C3%BC%29%EF%BF%BD.rs",
		);
		expect(results[0]?.message.text).toMatch(/^\[link\] \(javascript:x\) \{0\} ⟨U\+202E⟩\. x+…$/);
		expect(results[0]?.message.text.length).toBeLessThanOrEqual(SARIF_LIMITS.message);
	});

	test("a result has at most 1,000 locations", () => {
		expect((results[0]?.relatedLocations?.length ?? 0) + 1).toBe(SARIF_LIMITS.locationsPerResult);
	});

	test("a rule has at most 20 tags", () => {
		const classes = Array.from({ length: 40 }, (_, index) => `class-${index}`);
		const rule = { ...sampleRule, metadata: { ...sampleRule.metadata, classes } };
		expect(report({}, { rules: new Map([[rule.id, rule]]) }).rules[0]?.properties.tags).toHaveLength(
			SARIF_LIMITS.tagsPerRule,
		);
	});

	test("a run has at most 25,000 results, and says how many it left out", () => {
		const findings = Array.from({ length: SARIF_LIMITS.resultsPerRun + 7 }, () => sampleFinding({ alsoAt: [] }));
		const { run } = report({ findings, listed: [] });
		expect(run.results).toHaveLength(SARIF_LIMITS.resultsPerRun);
		expect(run.invocations[0]?.toolExecutionNotifications.at(-1)?.message.text).toMatch(
			/^7 findings of the lowest ranks/,
		);
	});
});

test.each([
	[{ judged: 10, right: 10 }, "very-high"],
	[{ judged: 10, right: 8 }, "high"],
	[{ judged: 10, right: 6 }, "medium"],
	[{ judged: 10, right: 2 }, "low"],
	[{ judged: 0, right: 0 }, "high"],
])("a rule judged %p has the precision %s", (counts, expected) => {
	const precision = { ...counts, date: "2026-01-15" };
	const rule = { ...sampleRule, metadata: { ...sampleRule.metadata, precision, confidence: 0.9 } };
	expect(report({}, { rules: new Map([[rule.id, rule]]) }).rules[0]?.properties.precision).toBe(expected);
});
