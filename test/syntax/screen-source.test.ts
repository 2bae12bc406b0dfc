import { describe, expect, test } from "@jest/globals";
import { BRACKET_DEPTH, LINE_LENGTH, screenSource } from "../../src/syntax/screen-source.ts";

const lines = (text: string, count: number) => `${text}\n`.repeat(count);

describe("screenSource", () => {
	test.each([
		["200,000 open parentheses on lines of their own", lines("(", 200_000), "brackets nest deeper than 500"],
		["200,000 open parentheses on one line", "(".repeat(200_000), "a line is longer than 20000 characters"],
		["nesting 10,000 deep", lines("{", 10_000) + lines("}", 10_000), "brackets nest deeper than 500"],
		["a 50 MB line", "x".repeat(50_000_000), "larger than 1 MB"],
		["1 MB in two-byte characters", "é".repeat(600_000), "larger than 1 MB"],
		["a NUL byte", "fn main() {\0}", "holds a NUL byte"],
		["invalid UTF-8", Uint8Array.of(0x66, 0xff, 0xfe), "not valid UTF-8"],
		["UTF-16", Buffer.from("fn main() {}", "utf16le"), "holds a NUL byte"],
		["a cut multi-byte character", Uint8Array.of(0x22, 0xe2, 0x82), "not valid UTF-8"],
		["a string that closes nothing", lines(`(")"`, 600), "brackets nest deeper than 500"],
	])("%s is refused, at once", (_, source, reason) => {
		const start = performance.now();
		expect(screenSource(source)).toBe(reason);
		expect(performance.now() - start).toBeLessThan(1_000);
	});

	test.each([
		["an empty file", ""],
		["code", `fn main() { println!("{}", 'a'); }`],
		["brackets in strings", `let s = "${"(".repeat(600)}";`],
		["brackets in raw strings", `let s = r#"" ${"(".repeat(600)}"#;`],
		["brackets in line comments", `// ${"(".repeat(600)}`],
		["brackets in nested block comments", `/* /* ${"(".repeat(600)} */ ${"(".repeat(600)} */`],
		["brackets as characters", "let c = '(';\n".repeat(600)],
		["lifetimes beside brackets", "fn f<'a>(x: &'a str) {}\n".repeat(600)],
		["escaped quotes", `let s = "\\"${"(".repeat(600)}"; let c = '\\'';`],
		["the deepest nesting allowed", lines("(", BRACKET_DEPTH)],
		["the longest line allowed", "x".repeat(LINE_LENGTH)],
		["a slice of a larger buffer", Buffer.from("\0fn main() {}\0").subarray(1, 13)],
	])("%s passes", (_, source) => {
		expect(screenSource(source)).toBeUndefined();
	});
});
