/** Comments are shown as GitHub shows them, and nothing in them comes alive. */

import { describe, expect, test } from "@jest/globals";
import { markdown } from "../../scripts/demo/page/markdown.ts";

const show = (source: string, replaced: readonly string[] = []) => markdown(source, 7, replaced).html;

describe("HTML in comments", () => {
	test.each([
		[
			"folded text stays folded",
			"<details><summary>More</summary>\n\nText\n\n</details>",
			"<details><summary>More</summary>",
		],
		["small print", "<sub>small</sub>", "<sub>small</sub>"],
		["a script is text", "<script>alert(1)</script>", "&lt;script&gt;"],
		["an image is text", '<img src=x onerror="alert(1)">', "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;"],
		["a harmless tag with attributes is text", '<details onclick="x()">', "&lt;details onclick="],
		["an unfinished tag is text", "a <b", "a &lt;b"],
	])("%s", (_, source, wanted) => {
		expect(show(source)).toContain(wanted);
	});

	test.each([
		["a marker is hidden", "<!-- gregor:finding v1 00 -->\nText", "gregor:finding"],
		["a link that runs code goes nowhere", "[a](javascript:alert(1))", "javascript:"],
		["a comment may not open a tag", "<!-- a --><script>--> b", "<script"],
	])("%s", (_, source, unwanted) => {
		expect(show(source)).not.toContain(unwanted);
	});
});

test("tables and tasks are GitHub's", () => {
	expect(show("| a | b |\n|---|---|\n| 1 | 2 |")).toContain("<table>");
	expect(show("- [x] done")).toContain('type="checkbox"');
});

test("a suggestion is a small diff of the lines that it replaces", () => {
	const shown = show("```suggestion\nlet b = 1 < 2;\n```", ["let a = 1 < 2;"]);
	expect(shown).toContain('<tr class="del"><td class="sign">-</td><td class="code">let a = 1 &lt; 2;</td></tr>');
	expect(shown).toContain('<tr class="add"><td class="sign">+</td><td class="code">let b = 1 &lt; 2;</td></tr>');
});

test("a file of the head is shown on the page itself", () => {
	const shown = show("[`a.rs:3`](http://127.0.0.1:99/o/r/blob/abc123/src/a.rs#L3)");
	expect(shown).toContain('href="/?pull=7&amp;tab=files#file-src/a.rs"');
});
