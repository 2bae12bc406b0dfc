import { describe, expect, test } from "@jest/globals";
import { fitSuggestion, SUGGESTION_LINES } from "../../src/findings/suggestion.ts";

const exact = { startLine: 1, endLine: 1, quoted: { startLine: 1, endLine: 1 }, isExact: true };
const fit = (lines: string[], suggestion: string | undefined) => fitSuggestion(suggestion, exact, lines);

describe("fitSuggestion", () => {
	test.each<[string, string[], string, string]>([
		["indented as it should be", ["\tlet x = y.clone();"], "\tlet x = y;", "\tlet x = y;"],
		["without indentation", ["    a.push(b);"], "a.extend(b);", "    a.extend(b);"],
		[
			"two lines without indentation",
			["    if a {", "    }"],
			"if b {\n    c();\n}",
			"    if b {\n        c();\n    }",
		],
		[
			"trimmed: only the first line lost it",
			["    if a {", "    }"],
			"if b {\n        c();\n    }",
			"    if b {\n        c();\n    }",
		],
		["a trimmed chain", ["    let a = b", "        .c();"], "let a = b\n        .d();", "    let a = b\n        .d();"],
		["too far right", ["  a();"], "      b();", "  b();"],
		["tabs", ["\t\ta();"], "b();\n\tc();", "\t\tb();\n\t\t\tc();"],
		["a blank line stays empty", ["  a();"], "b();\n\nc();", "  b();\n\n  c();"],
		["a final line feed", ["a();"], "b();\n", "b();"],
		["carriage returns", ["a();"], "b();\r\nc();\r\n", "b();\nc();"],
		["a deletion", ["  a();"], "", ""],
	])("%s", (_, lines, suggestion, expected) => {
		expect(fit(lines, suggestion)).toBe(expected);
	});

	test("is refused for six lines or more", () => {
		const lines = Array.from({ length: SUGGESTION_LINES }, (_, index) => `a${index}();`);
		expect(fit(lines, "b();")).toBeUndefined();
		expect(fit(lines.slice(1), "b();")).toBe("b();");
	});

	test("is refused where it changes nothing, or is none", () => {
		expect(fit(["  a();"], "a();")).toBeUndefined();
		expect(fit(["  a();"], undefined)).toBeUndefined();
	});

	test("is refused where the comment does not stand on exactly the quoted lines", () => {
		expect(fitSuggestion("b();", { ...exact, isExact: false }, ["a();"])).toBeUndefined();
	});
});
