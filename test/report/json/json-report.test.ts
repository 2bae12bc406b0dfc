import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { jsonReport } from "../../../src/report/json/json-report.ts";
import { reviewJsonSchema } from "../../../src/report/json/json-schema.ts";
import type { ReviewResult } from "../../../src/review/result.ts";
import { sampleModel, sampleRun } from "../../support/sample-model.ts";
import { sampleFinding, sampleOfRules, sampleOptions, sampleResult } from "../../support/sample-result.ts";

const committed = JSON.parse(readFileSync(new URL("../../../schemas/review.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ allErrors: true }).compile(committed);
const report = (changes: Partial<ReviewResult> = {}) => JSON.parse(jsonReport(sampleResult(changes), sampleOptions));

test("schemas/review.schema.json is what the code writes; `node scripts/write-schemas.ts` writes it", () => {
	expect(committed).toEqual(reviewJsonSchema());
});

test.each<[string, Partial<ReviewResult>]>([
	["the sample", {}],
	["nothing at all", { findings: [], listed: [], hints: [], agents: [], questions: [], notices: [], leftOut: {} }],
	["a bare diff", { change: { base: undefined, head: undefined, files: 0, addedLines: 0 } }],
	["a notice without place", { notices: [{ level: "error", message: "x" }] }],
	["no finding that others name too", { findings: [sampleFinding()], refuted: [] }],
	["a model that was never asked", { model: { runs: [], sections: [], notRead: [], dollars: 0 } }],
	[
		"an agent that failed",
		{ model: { ...sampleModel, runs: [sampleRun({ state: "failed", findings: 0, dollars: 0 })] } },
	],
	[
		"hostile text of a model",
		{
			refuted: [{ finding: sampleFinding(), by: "\uD800", reason: "\u2028</script>" }],
			model: { ...sampleModel, sections: [{ agent: "\0", section: "\uDFFF", text: "\u202E" }], notRead: ["\u001b[2J"] },
		},
	],
	["hostile text", { findings: [sampleFinding({ path: "\uD800\u202E\0", title: "\u2028</script>" })] }],
])("%s is valid", (_name, changes) => {
	validate(report(changes));
	expect(validate.errors).toBeNull();
});

test("a broken one is not", () => {
	for (const broken of [
		{ ...report(), extra: 1 },
		{ ...report(), schemaVersion: 2 },
		{ ...report(), verdict: {} },
	]) {
		expect(validate(broken)).toBe(false);
	}
});

test("it holds what other programs build on", () => {
	expect(report()).toMatchObject({
		schemaVersion: 1,
		tool: { name: "gregor", version: "0.1.0" },
		verdict: { conclusion: "findings", failed: true },
		agents: [
			{ name: "kafka-architect", reason: expect.any(String), files: ["src/ingest.rs", "deploy/topics.yml"] },
			{},
		],
		findings: [
			{
				source: "kafka-await-delivery-in-loop",
				path: "src/ingest.rs",
				startLine: 16,
				endLine: 16,
				priority: "critical",
				fingerprint: "0123456789abcdef",
				confidence: 0.92,
				suggestion: null,
			},
			{ suggestion: '\t\t\t_ = write!(text, "{byte:02x}");' },
		],
		listed: [{ priority: "nice" }],
		hints: [{ source: "clone-in-loop" }],
		coverage: {
			reviewed: expect.any(Array),
			skipped: [{ path: "src/generated/schema.rs" }, { path: "assets/map.bin" }],
		},
		notices: [{ level: "warning", line: 4, column: 3 }],
		leftOut: { "allowed in the code": 2 },
		rulesRun: 64,
		durationMs: 1234,
		refuted: [
			{
				finding: { title: "`encode` copies the reading once a message", related: [] },
				by: "kafka-architect",
				reason: expect.stringContaining("nothing is copied"),
			},
			{ by: "verifier" },
		],
		model: {
			dollars: 0.21,
			runs: [{ agent: "kafka-architect", usage: { cacheReadTokens: 14_000 } }, { state: "partial" }, {}],
			sections: [{ section: "Architecture Summary" }, {}, {}],
			notRead: [expect.stringContaining("tests/forward.rs")],
		},
	});
	expect(report().findings[0].related).toEqual([
		expect.objectContaining({ source: "performance-auditor", title: "A slow broker stops the whole batch" }),
	]);
});

test("where only the rules reviewed, there is no model", () => {
	expect(JSON.parse(jsonReport(sampleOfRules(), sampleOptions)).model).toBeNull();
});
