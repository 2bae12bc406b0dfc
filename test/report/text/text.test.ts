import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { hasHidden, showHidden } from "../../../src/change/show-hidden.ts";
import { clipToWidth, displayWidth, expandTabs } from "../../../src/report/text/display-width.ts";
import { wrap } from "../../../src/report/text/wrap.ts";

describe("showHidden", () => {
	test.each([
		["plain\n\ttext", "plain\n\ttext"],
		["a\r\nb", "a\nb"],
		["a\rb", "a⟨U+000D⟩b"],
		["\u001b[31mred", "⟨U+001B⟩[31mred"],
		["user\u202Etxt.exe", "user⟨U+202E⟩txt.exe"],
		["zero\u200Bwidth\uFEFF", "zero⟨U+200B⟩width⟨U+FEFF⟩"],
		["tag\u{E0041}", "tag⟨U+E0041⟩"],
		["filler\u3164", "filler⟨U+3164⟩"],
		["half\uD800", "half⟨U+D800⟩"],
		["soft\u00ADhyphen", "soft⟨U+00AD⟩hyphen"],
		["line\u2028separator", "line⟨U+2028⟩separator"],
		["Grüße 漢字 😀", "Grüße 漢字 😀"],
	])("%p becomes %p", (text, shown) => {
		expect(showHidden(text)).toBe(shown);
		expect(hasHidden(text)).toBe(shown.includes("⟨"));
	});
});

describe("displayWidth", () => {
	test.each([
		["", 0],
		["abc", 3],
		["é", 1],
		["e\u0301", 1],
		["漢字", 4],
		["😀", 2],
		["👩🏽‍💻", 2],
		["…─│⋮", 4],
	])("%p takes %d columns", (text, columns) => expect(displayWidth(text)).toBe(columns));

	test.each([
		["abcdef", 6, "abcdef"],
		["abcdef", 5, "abcd…"],
		["漢字漢字", 6, "漢字…"],
		["漢字漢字", 5, "漢字…"],
	])("%p clipped to %d columns is %p", (text, width, clipped) => expect(clipToWidth(text, width)).toBe(clipped));

	test("a line of a megabyte is clipped at once", () => {
		expect(clipToWidth("x".repeat(1_000_000), 80)).toHaveLength(80);
	});

	test.each([
		["\tx", "    x"],
		["ab\tx", "ab  x"],
		["abcd\tx", "abcd    x"],
		["漢\tx", "漢  x"],
	])("tabs of %p go to the next fourth column", (text, expanded) => expect(expandTabs(text)).toBe(expanded));
});

describe("wrap", () => {
	test.each([
		["one two three", 7, ["one two", "three"]],
		["a\n\nb", 10, ["a", "", "b"]],
		["- one two three", 9, ["- one two", "  three"]],
		["see `a b c d` now", 10, ["see", "`a b c d`", "now"]],
		["https://example.org/long x", 10, ["https://example.org/long", "x"]],
	])("%p at %d columns", (text, width, lines) => expect(wrap(text, width)).toEqual(lines));

	test("loses no word, and only single words are wider than the width", () => {
		fc.assert(
			fc.property(fc.lorem({ maxCount: 40 }), fc.integer({ min: 1, max: 60 }), (text, width) => {
				const lines = wrap(text, width);
				expect(lines.join(" ")).toBe(text);
				expect(lines.filter((line) => line.length > width && line.includes(" "))).toEqual([]);
			}),
			{ numRuns: 100 },
		);
	});
});
