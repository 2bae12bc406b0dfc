import { describe, expect, test } from "@jest/globals";
import { matchToFinding } from "../../src/rules/match-to-finding.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { openRuleBook } from "../../src/rules/rule-book.ts";
import type { Match, MatchRange } from "../../src/syntax/scan/match.ts";

const plain = openRuleBook().find("std-sleep-in-async") as Rule;
const withMetadata = (metadata: Partial<Rule["metadata"]>): Rule => ({
	...plain,
	metadata: { ...plain.metadata, ...metadata },
});

const source = ["fn f() {", "    let größe = a(", "        b(),", "    );", "}", ...Array(12).fill("// more")];

/** The range of `text` from its first occurrence. */
function rangeOf(text: string): MatchRange {
	const all = source.join("\n");
	const at = all.indexOf(text);
	const position = (offset: number) => {
		const before = all.slice(0, offset).split("\n");
		return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
	};
	const byte = (offset: number) => Buffer.byteLength(all.slice(0, offset));
	return {
		byteOffset: { start: byte(at), end: byte(at + text.length) },
		start: position(at),
		end: position(at + text.length),
	};
}

function matchOf(text: string, more: Partial<Match> = {}): Match {
	return {
		ruleId: plain.id,
		path: "src/a.rs",
		text,
		range: rangeOf(text),
		message: "a\n  title",
		captures: {},
		...more,
	};
}

describe("matchToFinding", () => {
	const call = "a(\n        b(),\n    )";

	test("quotes whole lines and says where they are", () => {
		const finding = matchToFinding(matchOf(call), plain, source, new Set([3]));
		expect(finding).toMatchObject({ title: "a title", near: { startLine: 2, endLine: 4 } });
		expect(finding?.snippet).toBe("    let größe = a(\n        b(),\n    );");
	});

	test("is nothing when none of its lines was added", () => {
		expect(matchToFinding(matchOf(call), plain, source, new Set([1, 5]))).toBeUndefined();
	});

	test("sits on the anchor, and is new when a trigger is", () => {
		const rule = withMetadata({ anchor: "INNER", triggers: ["OUTER"] });
		const captures = { INNER: { text: "b()", range: rangeOf("b()") }, OUTER: { text: "f", range: rangeOf("fn f()") } };
		expect(matchToFinding(matchOf(call, { captures }), rule, source, new Set([1]))?.near).toEqual({
			startLine: 3,
			endLine: 3,
		});
		expect(matchToFinding(matchOf(call, { captures }), rule, source, new Set([3]))).toBeUndefined();
	});

	test("a match over a whole item is told on its first line", () => {
		const finding = matchToFinding(matchOf(source.join("\n")), plain, source, new Set([1]));
		expect(finding?.near).toEqual({ startLine: 1, endLine: 1 });
	});

	test("a fix replaces whole lines, counted in bytes", () => {
		const { start, end } = rangeOf(call).byteOffset;
		const match = matchOf(call, { replacement: { text: "b()", start, end } });
		const finding = matchToFinding(match, plain, source, new Set([3]));
		expect(finding).toMatchObject({ suggestion: "    let größe = b();", near: { startLine: 2, endLine: 4 } });
	});
});
