import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { codeBlock, codeSpan } from "../../../src/report/markdown/code.ts";
import { escapeInline, escapeText } from "../../../src/report/markdown/escape.ts";
import { labelledText } from "../../../src/report/markdown/labelled-text.ts";
import { ALIVE, hostileText, outsideCode } from "./hostile.ts";

describe("escapeInline", () => {
	test.each([
		["plain text, with (brackets) and snake_case.", "plain text, with (brackets) and snake_case."],
		["`send(…).await` resolves", "`send(…).await` resolves"],
		["ping @everyone, @org/team", "ping `@everyone,` `@org/team`"],
		["see #12, owner/repo#3 and GH-4", "see `#12,` `owner/repo#3` and `GH-4`"],
		["mail a@b.example", "mail `a@b.example`"],
		["at https://evil.example/x now", "at `https://evil.example/x` now"],
		["commit 0abcdef1234", "commit `0abcdef1234`"],
		["costs $5 and $6", "costs `$5` and `$6`"],
		["std::sync::Mutex", "`std::sync::Mutex`"],
		["![x](y)", "\\!\\[x\\](y)"],
		["<img src=x>", "&lt;img src=x&gt;"],
		["&#64;user", "`&#64;user`"],
		["a * b ** c _d_ ~e~ | f", "a \\* b \\*\\* c \\_d\\_ \\~e\\~ \\| f"],
		["# heading", "\\# heading"],
		["- item", "\\- item"],
		["1. item", "1\\. item"],
		["one\ntwo", "one two"],
		["an ` alone", "an \\` alone"],
		["``a`b``", "``a`b``"],
		["`@x`@y", "`@x` `@y`"],
		["a\u202Eb", "a⟨U+202E⟩b"],
		["", ""],
	])("%p becomes %p", (text, markdown) => expect(escapeInline(text)).toBe(markdown));
});

describe("escapeText keeps paragraphs, lists and code blocks", () => {
	test.each([
		["one\n\ntwo", "one\n\ntwo"],
		["- one\n* two\n• three\n1) four", "- one\n- two\n- three\n1. four"],
		["    indented", "indented"],
		["a\n===", "a\n\\==="],
		["a\n---", "a\n\\---"],
		["> quote", "&gt; quote"],
		["so:\n```rust\nlet x = @y; // #1\n```\nthen", "so:\n\n```\nlet x = @y; // #1\n```\n\nthen"],
		["~~~\na ``` b\n~~~", "````\na ``` b\n````"],
		["```\nnever closed @x", "```\nnever closed @x\n```"],
	])("%p becomes %p", (text, markdown) => expect(escapeText(text)).toBe(markdown));
});

test("nothing that comes from outside is alive, whatever it is made of", () => {
	fc.assert(
		fc.property(hostileText, (text) => {
			const markdown = escapeInline(text);
			expect(markdown).not.toMatch(/\n|^\s|\s$/);
			for (const [what, pattern] of ALIVE) {
				const found = pattern.exec(outsideCode(markdown));
				expect({ what, found: found?.[0], markdown }).toEqual({ what, found: undefined, markdown });
			}
			expect(markdown).not.toMatch(/^(?:[#>+-]|\d+[.)]\s)/);
		}),
		{ numRuns: 1_500 },
	);
});

test("nor in text of several lines, outside of its code blocks", () => {
	fc.assert(
		fc.property(hostileText, (text) => {
			const prose = escapeText(text).replace(/^(`{3,})\n[\s\S]*?^\1$/gm, "");
			for (const line of prose.split("\n")) {
				for (const [what, pattern] of ALIVE) {
					const found = pattern.exec(outsideCode(line));
					expect({ what, found: found?.[0], line }).toEqual({ what, found: undefined, line });
				}
				expect(line).not.toMatch(/^(?: {4}|\t|[#>+=]|-+$)/);
			}
		}),
		{ numRuns: 1_000 },
	);
});

test("code spans close where they should, and hold no hidden character", () => {
	fc.assert(
		fc.property(hostileText, (text) => {
			expect(outsideCode(`a ${codeSpan(text)} b`).replace(/[\s¤]+/g, "")).toBe("ab");
			expect(codeSpan(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
		}),
		{ numRuns: 500 },
	);
});

test("a code block's fence is longer than every run of backticks in it", () => {
	fc.assert(
		fc.property(hostileText, (text) => {
			const [first = ""] = codeBlock(text, "suggestion").split("\n");
			const fence = first.replace("suggestion", "");
			expect(fence).toMatch(/^`{3,}$/);
			expect(text.includes(fence)).toBe(false);
			expect(codeBlock(text, "suggestion")).toBe(`${fence}suggestion\n${text === "" ? "" : `${text}\n`}${fence}`);
		}),
		{ numRuns: 300 },
	);
});

test.each([
	["plain", "**Why.** plain"],
	["- a\n- b", "**Why.**\n\n- a\n- b"],
	["```\n\n@x\n```", "**Why.**\n\n```\n\n@x\n```"],
])("a label before %p gives %p", (text, markdown) => expect(labelledText("Why", text)).toBe(markdown));
