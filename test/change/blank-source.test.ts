import { expect, test } from "@jest/globals";
import { blankSource } from "../../src/change/blank-source.ts";

test.each([
	["a // b", "a     ", "a     "],
	["a /* b\n c */ d", "a     \n      d", "a     \n      d"],
	['f("x // y")', 'f("x // y")', "f(        )"],
	['f("a\\"b") // c', 'f("a\\"b")     ', "f(      )     "],
	['r#"a"b"# c', 'r#"a"b"# c', "         c"],
	["'\"' c '\\'' d", "'\"' c '\\'' d", "    c      d"],
	["&'a str, 'b: loop", "&'a str, 'b: loop", "&'a str, 'b: loop".replaceAll("'", " ")],
	['end of a string";\nnext', 'end of a string";\nnext', "end of a string  \nnext"],
	["/* never closed", "               ", "               "],
])("%j", (source, text, code) => {
	expect(blankSource(source)).toEqual({ text, code });
});

test.each([
	["escapes", `"${'\\"'.repeat(200_000)}`],
	["raw strings", 'r#"'.repeat(200_000)],
	["comments", "/*".repeat(200_000)],
	["quotes", "'".repeat(200_000)],
])("takes linear time over %s that never close", (_, source) => {
	const started = performance.now();
	expect(blankSource(source).code).toHaveLength(source.length);
	expect(performance.now() - started).toBeLessThan(1_000);
});
