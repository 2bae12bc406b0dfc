import { describe, expect, test } from "@jest/globals";
import { findAllowance, readAllowances } from "../../src/findings/allow.ts";

/** The lines of `text`, 1-based, on which the rule `r` is allowed. */
function allowedLines(path: string, text: string): number[] {
	const allowances = readAllowances(path, text);
	const numbers = text.split("\n").map((_, index) => index + 1);
	return numbers.filter((line) => findAllowance(allowances, ["r"], { startLine: line, endLine: line }));
}

describe("readAllowances", () => {
	test.each([
		["behind the code", "a.rs", "a();\nb(); // gregor: allow(r) cheap\nc();", [2]],
		["on the line above", "a.rs", "a();\n// gregor: allow(r) cheap\nb();\nc();", [2, 3]],
		[
			"above other comments and attributes",
			"a.rs",
			"// gregor: allow(r)\n// more\n#[inline]\nfn b() {}\nc();",
			[1, 2, 3, 4],
		],
		["above a dereference, not a comment", "a.rs", "// gregor: allow(r) cheap\n*count += 1;\nc();", [1, 2]],
		["as a block comment", "a.rs", "/* gregor: allow(r) cheap */ a();\nb();", [1, 2]],
		["among several rules", "a.rs", "a(); // gregor: allow(q, r) cheap\nb();", [1]],
		["for the file", "a.rs", "a();\n// gregor: allow-file(r) generated\nb();", [1, 2, 3]],
		["another rule", "a.rs", "a(); // gregor: allow(q) cheap", []],
		["a rule whose name begins alike", "a.rs", "a(); // gregor: allow(r-two) cheap", []],
		["inside a string", "a.rs", `a("// gregor: allow(r) cheap");`, []],
		["without rules", "a.rs", "a(); // gregor: allow() cheap", []],
		["in properties", "a.properties", "# gregor: allow(r) lab only\nacks=0\nretries=0", [1, 2]],
		["in YAML, behind the value", "a.yml", "acks: 0 # gregor: allow(r) lab only\nretries: 0", [1]],
		["in TOML", "Cargo.toml", `# gregor: allow(r) small\ntokio = "1"\n`, [1, 2]],
	])("%s", (_, path, text, lines) => {
		expect(allowedLines(path, text)).toEqual(lines);
	});

	test.each([
		["// gregor: allow(r) because it is cold", "because it is cold"],
		["// gregor: allow(r): cold", "cold"],
		["// gregor: allow(r) - cold", "cold"],
		["/* gregor: allow(r) cold */", "cold"],
		["/* gregor: allow(r) */", ""],
		["// gregor: allow(r)", ""],
	])("%s: the reason is %j", (text, reason) => {
		expect(readAllowances("a.rs", text).map((allowance) => allowance.reason)).toEqual([reason]);
	});
});
