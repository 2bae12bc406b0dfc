import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { lexRust } from "../../src/syntax/lex-rust.ts";
import { normaliseRust } from "../../src/syntax/normalise-rust.ts";

describe("normaliseRust", () => {
	test.each([
		["a broken call", "foo(\n\ta,\n\tb,\n)", "foo(a, b)"],
		["comments", "foo(); // why\n/* and /* more */ */ bar();", "foo();bar();"],
		["indentation", "        x.clone()", "x . clone ( )"],
		["line breaks in a chain", "a\n    .b()\n    .c()", "a.b().c()"],
		["carriage returns", "a\r\n+ b", "a + b"],
	])("%s do not count", (_, one, other) => {
		expect(normaliseRust(one)).toBe(normaliseRust(other));
	});

	test.each([
		["content of strings", `f("a b")`, `f("a  b")`],
		["what only looks like a comment", `f("// x")`, `f("// y")`],
		["a lifetime and a character", "'a", "'a'"],
		["raw strings", `r#"a"b"#`, `r#"a"c"#`],
		["numbers", "0..=5", "0..5"],
		["a tuple's comma between values", "(a, b)", "(a b)"],
	])("%s count", (_, one, other) => {
		expect(normaliseRust(one)).not.toBe(normaliseRust(other));
	});

	test("is its own normal form", () => {
		const code = fc.array(
			fc.constantFrom("a", "fn", "'x", "'c'", `"s // "`, "(", ")", ",", "=>", "..=", "1.5", "b'\\n'"),
		);
		fc.assert(
			fc.property(code, (words) => {
				const once = normaliseRust(words.join(" "));
				expect(normaliseRust(once)).toBe(once);
			}),
			{ numRuns: 200 },
		);
	});
});

describe("lexRust", () => {
	test("covers any text, in order, leaving out white space only", () => {
		const text = fc.string({ unit: fc.constantFrom(...Array.from("ab'\"/*\\#r{}()=>\n é😀0.!")), maxLength: 60 });
		fc.assert(
			fc.property(text, (source) => {
				let at = 0;
				for (const token of lexRust(source)) {
					expect(source.slice(at, token.start).trim()).toBe("");
					expect(token.end).toBeGreaterThan(token.start);
					at = token.end;
				}
				expect(source.slice(at).trim()).toBe("");
			}),
			{ numRuns: 200 },
		);
	});
});
