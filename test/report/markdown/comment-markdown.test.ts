import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { MAX_BODY_CHARACTERS } from "../../../src/report/markdown/body-limit.ts";
import { commentMarkdown } from "../../../src/report/markdown/comment-markdown.ts";
import { parseMarker } from "../../../src/report/markdown/marker.ts";
import { sampleRelated } from "../../support/sample-model.ts";
import { sampleFinding, sampleOptions } from "../../support/sample-result.ts";
import { hostileText, outsideCodeOf } from "./hostile.ts";

const comment = (changes: Parameters<typeof sampleFinding>[0]) =>
	commentMarkdown(sampleFinding(changes), sampleOptions);

test("a comment as GitHub gets it", () => {
	expect(comment({ suggestion: "\t\t\tlet x = 1;\n\t\t\tlet y = 2;", related: [sampleRelated] })).toMatchSnapshot();
});

describe("who found it", () => {
	const rule = "kafka-await-delivery-in-loop";
	const link = `[\`${rule}\`](https://example.org/gregor/docs/rules/${rule}.md)`;
	test.each([
		[[rule], "kafka-architect", `Found by ${link}, for kafka-architect`],
		[[rule, "kafka-architect"], "kafka-architect", `Found by ${link} and \`kafka-architect\``],
		[["kafka-architect", "a", rule], "kafka-architect", `Found by \`kafka-architect\`, \`a\` and ${link}`],
		[["kafka-architect"], "kafka-architect", "Found by `kafka-architect`"],
		[["@everyone"], "kafka-architect", "Found by `@everyone`, for kafka-architect"],
		[[..."abcdefghijk"], "a", "Found by `a`, `b`, `c`, `d`, `e`, `f`, `g`, `h` and 3 more"],
	])("%p", (sources, agent, line) => {
		expect(comment({ sources, agent })).toContain(`\n\n<sub>${line}</sub>\n`);
	});
});

describe("what others say of it is folded, and the comment stays short", () => {
	const unfolded = (body: string) => body.replace(/<details>[\s\S]*<\/details>/, "");
	test.each([
		[0, "How to prove it, and what it costs", []],
		[1, "How to prove it, what it costs, and what else was said", ["View 0"]],
		[3, "How to prove it, what it costs, and what else was said", ["View 0", "View 1", "View 2"]],
		[5, "How to prove it, what it costs, and what else was said", ["View 0", "View 2", "has 2 more views"]],
	])("%d texts", (count, title, shown) => {
		const related = Array.from({ length: count }, (_, index) => ({ ...sampleRelated, title: `View ${index}` }));
		const body = comment({ related });
		expect(body).toContain(`<summary>${title}</summary>`);
		for (const words of shown) expect(body).toContain(words);
		expect(body).not.toContain("View 3");
		expect(unfolded(body)).toBe(unfolded(comment({})));
	});
});

describe("suggestions", () => {
	test.each([
		["let x = 1;", "```suggestion\nlet x = 1;\n```"],
		["", "```suggestion\n```"],
		["/// ```\n/// x\n/// ```", "````suggestion\n/// ```\n/// x\n/// ```\n````"],
	])("%p", (suggestion, block) => expect(comment({ suggestion })).toContain(`\n\n${block}\n\n`));

	test.each(["let a\u202E = 1;", "x\u200By", "\u001b[0m"])(
		"with hidden characters are not offered: %p",
		(suggestion) => {
			expect(comment({ suggestion })).not.toContain("```suggestion");
			expect(comment({ suggestion })).toContain("cannot be seen");
		},
	);

	test("with the line ends of Windows are", () => {
		expect(comment({ suggestion: "a;\r\nb;" })).toContain("```suggestion\na;\r\nb;\n```");
	});
});

test("further places are named up to twenty, and the rest counted", () => {
	const alsoAt = Array.from({ length: 25 }, (_, index) => ({ path: "a.rs", startLine: index + 1, endLine: index + 1 }));
	expect(comment({ alsoAt })).toContain("and 5 more places.");
	expect(comment({ alsoAt: [] })).not.toContain("Also at");
});

const textsOf = (text: string) => ({ source: text, title: text, problem: text, recommendation: text });

test.each([
	["problem", "@a <".repeat(40_000)],
	["recommendation", "\u202E".repeat(60_000)],
	["suggestion", "x\n".repeat(60_000)],
	["title", "é".repeat(70_000)],
	["measure", "&".repeat(70_000)],
	["related", Array.from({ length: 9 }, () => textsOf("\u202E".repeat(70_000)))],
])("%s of any length: the body stays within GitHub's limit", (field, text) => {
	const body = comment({ [field]: text });
	expect(body.length).toBeLessThanOrEqual(MAX_BODY_CHARACTERS);
	expect(body).toContain("</details>");
	expect(body).toContain("Found by");
});

test("hostile text in every field: one marker, one fold, and it is found again", () => {
	const texts = fc.record({
		title: hostileText,
		problem: hostileText,
		recommendation: hostileText,
		measure: hostileText,
		tradeoff: hostileText,
		agent: hostileText,
		related: fc.array(
			fc.record({ source: hostileText, title: hostileText, problem: hostileText, recommendation: hostileText }),
			{ maxLength: 4 },
		),
		suggestion: fc.option(hostileText, { nil: "" }),
		path: hostileText,
	});
	fc.assert(
		fc.property(texts, hostileText, (changes, source) => {
			const body = comment({ ...changes, sources: [source], references: [source] });
			expect(parseMarker(body)).toEqual({ kind: "finding", fingerprint: "0123456789abcdef" });
			expect(outsideCodeOf(body).match(/<\/?details>/g)).toEqual(["<details>", "</details>"]);
		}),
		{ numRuns: 200 },
	);
});
