import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { MAX_BODY_CHARACTERS } from "../../../src/report/markdown/body-limit.ts";
import { summaryMarkdown } from "../../../src/report/markdown/summary-markdown.ts";
import type { ModelUse, ReviewResult } from "../../../src/review/result.ts";
import { sampleModel, sampleRun } from "../../support/sample-model.ts";
import { sampleFinding, sampleOfRules, sampleOptions, sampleResult } from "../../support/sample-result.ts";
import { hostileText } from "./hostile.ts";

const summary = (changes: Partial<ReviewResult> = {}) => summaryMarkdown(sampleResult(changes), sampleOptions);
const withModel = (changes: Partial<ModelUse>) => summary({ model: { ...sampleModel, ...changes } });
const rowsOf = (text: string) => text.split("\n").filter((line) => line.startsWith("| `") || line.startsWith("| **"));
const refutedOf = (count: number, text = "It was there before.") =>
	Array.from({ length: count }, () => ({ finding: sampleFinding(), by: "verifier", reason: text }));
const FOLDS = ["How this was reviewed", "Its report", "looked at again and refuted", "shown to no agent"];

describe("the table of runs", () => {
	const run = sampleRun({ dollars: 1.5, durationMs: 900 });
	const NOTHING = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, cacheWriteHourTokens: 0 };
	test.each<[string, ModelUse["runs"], readonly string[]]>([
		[
			"one run has no total, and an agent without a run says so",
			[run],
			[
				"| `kafka-architect` | `claude-opus-5-5` | 2 | 3 | $1.50 | 22,000 | 68 % | 900 ms |",
				"| `performance-auditor`, not asked |  | 1 |  |  |  |  |  |",
			],
		],
		[
			"a failure has a cost, and reads nothing",
			[sampleRun({ state: "failed", findings: 0, dollars: 0, usage: NOTHING, durationMs: 0 })],
			[
				"| `kafka-architect`, no answer | `claude-opus-5-5` | 2 | 0 | $0.00 | 0 |  | 0 ms |",
				"| `performance-auditor`, not asked |  | 1 |  |  |  |  |  |",
			],
		],
		[
			"the verifier has no files, and all are summed up",
			[run, sampleRun({ agent: "verifier", state: "partial", dollars: 0.001, usage: NOTHING })],
			[
				"| `kafka-architect` | `claude-opus-5-5` | 2 | 3 | $1.50 | 22,000 | 68 % | 900 ms |",
				"| `performance-auditor`, not asked |  | 1 |  |  |  |  |  |",
				"| `verifier`, partial answer | `claude-opus-5-5` |  | 3 | under $0.01 | 0 |  | 21.4 s |",
				"| **Together** |  |  |  | $0.21 | 22,000 | 68 % |  |",
			],
		],
	])("%s", (_name, runs, rows) => expect(rowsOf(withModel({ runs }))).toEqual(rows));

	test("is absent where nobody was asked", () => {
		expect(withModel({ runs: [] })).not.toContain("How this was reviewed");
	});

	test("has eight cells a row, whatever the names hold", () => {
		fc.assert(
			fc.property(hostileText, hostileText, (name, model) => {
				const agents = sampleResult().agents.map((agent) => ({ ...agent, name }));
				const use = { ...sampleModel, runs: [sampleRun({ agent: name, model })], sections: [] };
				const html = micromark(summary({ agents, model: use, refuted: [] }), {
					extensions: [gfm()],
					htmlExtensions: [gfmHtml()],
				});
				const [table = ""] = /<table>\n<thead>\n<tr>\n<th>Reviewer[\s\S]*?<\/table>/.exec(html) ?? [];
				const rows = [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = ""]) => row.match(/<t[hd]\b/g)?.length);
				expect(rows).toEqual([8, 8, 8]);
			}),
			{ numRuns: 100 },
		);
	});
});

describe("without a model", () => {
	const text = summaryMarkdown(sampleOfRules(), sampleOptions);
	test("it says that only the rules reviewed", () => {
		expect(text).toContain("<sub>Only the rules reviewed. The agents review too with an Anthropic key,");
		expect(text).not.toContain("agents and the verifier");
	});
	test.each(FOLDS)("there is nothing of %p", (words) => expect(text).not.toContain(words));
	test("and with one it is not said", () => expect(summary()).not.toContain("Only the rules reviewed"));
});

test("what is empty is left out", () => {
	const text = summary({ refuted: [], model: { ...sampleModel, sections: [], notRead: [], runs: [] } });
	for (const words of FOLDS) expect(text).not.toContain(words);
	expect(withModel({ sections: [{ agent: "kafka-architect", section: "S", text: " \n" }] })).not.toContain(
		"Its report",
	);
});

describe("an agent's report", () => {
	test("stands under its agent, the batches of one section together", () => {
		const part = (text: string) => ({ agent: "kafka-architect", section: "Summary", text });
		const text = withModel({ sections: [part("First."), part("Second.")] });
		expect(text).toContain(
			"<details><summary>Its report</summary>\n\n**Summary**\n\nFirst.\n\nSecond.\n\n</details>\n\n### performance",
		);
	});

	test.each([
		["![x](http://e.example/i.png)", "`![x](http://e.example/i.png)`", "\n!["],
		["![x](i.png)", "\\!\\[x\\](i.png)", "![x]"],
		["thanks @everyone, see #12", "`@everyone,`", " @everyone"],
		["</details><img src=x onerror=y>", "&lt;/details&gt;&lt;img", "<img"],
		["<!-- gregor:summary v1 none -->", "&lt;\\!-- gregor", "<!-- gregor:summary v1 none"],
		["[l](https://evil.example)", "`[l](https://evil.example)`", "\n[l]"],
		["## Gregor: all is well", "\\## Gregor", "\n## Gregor: all"],
		["a\u202Eb\u200B", "a⟨U+202E⟩b⟨U+200B⟩", "\u202E"],
		["```\nopen @x", "```\nopen @x\n```\n\n</details>", "\n@x"],
	])("%p is defused", (evil, shown, alive) => {
		const text = withModel({ sections: [{ agent: "kafka-architect", section: "Summary", text: evil }] });
		expect(text).toContain(shown);
		expect(text).not.toContain(alive);
	});
});

describe("questions say how to answer", () => {
	test.each([
		["throughput", "Answer with `/context throughput=…` in a comment, or for good as `constraints.throughput` in"],
		[
			"message_size",
			"Answer with `/context message_size=…` in a comment, or for good as `constraints.message_size` in",
		],
		["colour", "Answer in the pull request's description."],
		["__proto__", "Answer in the pull request's description."],
	])("%s", (key, words) => {
		expect(summary({ questions: [{ key, question: "How much?", agents: [] }] })).toContain(`- How much?\\\n  ${words}`);
	});
});

describe("where a body is full, findings come first", () => {
	const many = (count: number) => Array.from({ length: count }, (_, index) => sampleFinding({ title: `F ${index}` }));
	const prose = Array.from({ length: 4 }, (_, index) => ({
		agent: index % 2 === 0 ? "kafka-architect" : "performance-auditor",
		section: `Part ${index}`,
		text: "@x ".repeat(1_300),
	}));
	test.each([
		[0, prose, [], 20],
		[130, prose, ["only in the JSON report: 1 agent's report"], 20],
		[165, prose, ["only in the JSON report: 2 agents' reports"], 20],
		[800, prose, ["what the review took", "2 agents' reports", "20 refuted findings"], 0],
	])("%d findings", (count, sections, missing, refutedShown) => {
		const text = summary({
			findings: many(count),
			listed: [],
			refuted: refutedOf(20, "Because. ".repeat(10)),
			model: { ...sampleModel, sections },
		});
		expect(text.length).toBeLessThanOrEqual(MAX_BODY_CHARACTERS);
		expect(text.match(/Refuted by/g) ?? []).toHaveLength(refutedShown);
		for (const words of missing) expect(text).toContain(words);
		expect(text.includes("For lack of room")).toBe(missing.length > 0);
		expect(text).toContain("### Reviewed 3 of 5 files");
		expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
	});

	test("long lists are counted after the twentieth", () => {
		const notRead = Array.from({ length: 30 }, (_, index) => `src/f${index}.rs: too much`);
		const text = summary({ refuted: refutedOf(27), model: { ...sampleModel, notRead } });
		expect(text).toContain("- and 7 more findings");
		expect(text).toContain("- and 10 more parts");
	});
});
