import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { findSnippet, makeSearchable } from "../../src/findings/find-snippet.ts";

const LINES = [
	"fn run() {",
	"    let total = items",
	"        .iter()",
	"        .sum();",
	"",
	"    send(total)",
	"}",
	"fn stop() {",
	"    send(total)",
	"}",
];
const find = (snippet: string) =>
	findSnippet(makeSearchable(LINES), snippet).map(({ startLine, endLine, isWhole }) => [startLine, endLine, isWhole]);

describe("findSnippet", () => {
	test.each([
		["as it is", "    send(total)\n}\nfn stop() {", [[6, 8, true]]],
		["without indentation", "let total = items\n.iter()\n.sum();", [[2, 4, true]]],
		["on one line", "let total = items.iter().sum();", [[2, 4, true]]],
		["with blank lines around", "\n\n    .sum();\n\n", [[4, 4, true]]],
		["with carriage returns", ".iter()\r\n.sum();\r\n", [[3, 4, true]]],
		["a part of a line", "let total = item", [[2, 2, false]]],
		["across blank lines", ".sum();\nsend(total)", [[4, 6, true]]],
		[
			"equal code twice",
			"send(total)",
			[
				[6, 6, true],
				[9, 9, true],
			],
		],
		["with line numbers", "6 | send(total)\n7 | }\n8 | fn stop() {", [[6, 8, true]]],
		["with diff marks", "+    let total = items\n+        .iter()", [[2, 3, true]]],
		["with the mark of moved lines", "  2 >    let total = items\n  3 >        .iter()", [[2, 3, true]]],
		["with both", "  2 +    let total = items\n  3 +        .iter()", [[2, 3, true]]],
	])("%s", (_, snippet, places) => {
		expect(find(snippet)).toEqual(places);
	});

	test.each([
		["a part that is too short to be sure", "send"],
		["code that is not there", "receive(total)"],
		["nothing", ""],
		["white space", "  \n "],
	])("%s is not found", (_, snippet) => {
		expect(find(snippet)).toEqual([]);
	});

	test("finds nothing across lines that are not known", () => {
		const sparse = makeSearchable(["first line here", undefined, "third line here"]);
		expect(findSnippet(sparse, "first line here\nthird line here")).toEqual([]);
		expect(findSnippet(sparse, "third line here")).toEqual([{ startLine: 3, endLine: 3, isWhole: true }]);
	});

	test("finds any lines of a file where they are, however they are indented", () => {
		const line = fc.stringMatching(/^[a-c(){};]{1,6}$/);
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (lines, a, b) => {
				const from = a % lines.length;
				const to = from + (b % (lines.length - from));
				const snippet = lines
					.slice(from, to + 1)
					.map((text) => `  ${text} `)
					.join("\r\n");
				const places = findSnippet(makeSearchable(lines), snippet);
				expect(places).toContainEqual({ startLine: from + 1, endLine: to + 1, isWhole: true });
			}),
			{ numRuns: 200 },
		);
	});
});
