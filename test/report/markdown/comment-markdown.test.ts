import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { MAX_BODY_CHARACTERS } from "../../../src/report/markdown/body-limit.ts";
import { commentMarkdown } from "../../../src/report/markdown/comment-markdown.ts";
import { parseMarker } from "../../../src/report/markdown/marker.ts";
import { sampleFinding, sampleOptions } from "../../support/sample-result.ts";
import { hostileText, outsideCodeOf } from "./hostile.ts";

const comment = (changes: Parameters<typeof sampleFinding>[0]) =>
	commentMarkdown(sampleFinding(changes), sampleOptions);

test("a comment as GitHub gets it", () => {
	expect(comment({ suggestion: "\t\t\tlet x = 1;\n\t\t\tlet y = 2;" })).toMatchSnapshot();
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

test.each([
	["problem", "@a <".repeat(40_000)],
	["recommendation", "\u202E".repeat(60_000)],
	["suggestion", "x\n".repeat(60_000)],
	["title", "é".repeat(70_000)],
	["measure", "&".repeat(70_000)],
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
