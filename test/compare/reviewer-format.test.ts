import { describe, expect, test } from "@jest/globals";
import { extendHunk } from "../../scripts/compare/extend-hunk.ts";
import { printHunks } from "../../scripts/compare/print-hunks.ts";
import { parseChange } from "../../src/change/parse-change.ts";

const LIMITS = {
	allow_dynamic_context: true,
	max_extra_lines_before_dynamic_context: 6,
	patch_extra_lines_before: 2,
	patch_extra_lines_after: 1,
};

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index + 1};`);

function hunkOf(header: string, lines: readonly string[]) {
	const patch = ["--- a/a.rs", "+++ b/a.rs", header, ...lines, ""].join("\n");
	const hunk = parseChange(patch).files[0]?.hunks[0];
	if (!hunk) throw new Error("the patch has no hunk");
	return hunk;
}

/** Replaces line 10 of a file of 20 lines. */
const REPLACED = [" line 9;", "-line 10;", "+line ten;", " line 11;"];
const base = numbered(20);
const head = base.with(9, "line ten;");
const printed = (section: string, before: readonly string[], after: readonly string[], limits = LIMITS) =>
	printHunks("a.rs", [extendHunk(hunkOf(`@@ -9,3 +9,3 @@ ${section}`, REPLACED), before, after, limits)]);

describe("the other reviewer's format", () => {
	test("both sides, the new one numbered", () => {
		expect(printed("fn far()", base, head)).toBe(
			[
				"\n\n## File: 'a.rs'\n",
				"@@ -7,6 +7,6 @@ fn far()",
				"__new hunk__",
				...["7  line 7;", "8  line 8;", "9  line 9;", "10 +line ten;", "11  line 11;", "12  line 12;"],
				"__old hunk__",
				...[" line 7;", " line 8;", " line 9;", "-line 10;", " line 11;", " line 12;"],
			].join("\n"),
		);
	});

	test.each([
		["from the enclosing item's head, if near", "line 4;", base, head, LIMITS, "@@ -4,9 +4,9 @@"],
		[
			"not from there when that is switched off",
			"line 4;",
			base,
			head,
			{ ...LIMITS, allow_dynamic_context: false },
			"@@ -7,6 +7,6 @@ line 4;",
		],
		["only lines that both versions have", "fn far()", base, head.with(6, "other"), LIMITS, "@@ -8,5 +8,5 @@ fn far()"],
		["none where the last one differs", "line 8;", base, head.with(7, "other"), LIMITS, "@@ -9,4 +9,4 @@ line 8;"],
		["nothing past the end", "fn far()", base.slice(0, 11), head.slice(0, 11), LIMITS, "@@ -7,5 +7,5 @@ fn far()"],
	])("lines around: %s", (_, section, before, after, limits, header) => {
		expect(printed(section, before, after, limits).split("\n")[4]).toBe(header);
	});

	test("no old side where nothing was deleted", () => {
		const added = hunkOf("@@ -9,2 +9,3 @@", [" line 9;", "+new", " line 10;"]);
		expect(printHunks("a.rs", [added])).not.toContain("__old hunk__");
	});
});
