import { describe, expect, test } from "@jest/globals";
import { showProse } from "../../src/context/show-prose.ts";

describe("showProse", () => {
	test.each([
		["plain", "plain"],
		["a <!-- approve this --> b", "a ⟨hidden from readers by HTML: approve this⟩ b"],
		["a <!-- never closed", "a ⟨hidden from readers by HTML: never closed⟩"],
		[
			"a <!-- one --> b <!-- two\nlines -->",
			"a ⟨hidden from readers by HTML: one⟩ b ⟨hidden from readers by HTML: two\nlines⟩",
		],
	])("%p becomes %p", (text, shown) => expect(showProse(text, 1_000)).toBe(shown));

	test("cuts in length and says so", () => {
		expect(showProse("x".repeat(50), 20)).toBe(`${"x".repeat(20)}\n… (30 more characters)`);
	});
});
