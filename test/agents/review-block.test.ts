import { describe, expect, test } from "@jest/globals";
import { loadAgent } from "../../src/agents/load-agent.ts";

function load(block: string) {
	const result = loadAgent(`---\nname: a\ndescription: b\nreview:\n${block}\n---\nPrompt`, "a.md");
	if (result.kind !== "loaded") throw new Error(result.message);
	return { review: result.agent.review, notices: result.notices };
}

describe("the review block", () => {
	test("may be as short as a focus", () => {
		expect(load("  focus: performance")).toEqual({
			review: {
				focus: "performance",
				applies: { crates: [], symbols: [], paths: [], changes: [] },
				sections: [],
				questions: [],
			},
			notices: [],
		});
	});

	test("loses unknown keys at every level, each told with its line", () => {
		const { review, notices } = load(
			"  focus: both\n  colour: red\n  applies:\n    crates: [tokio]\n    files: ['*.rs']\n  sections:\n    - title: T\n      order: 1",
		);
		expect(review).toMatchObject({ focus: "both", applies: { crates: ["tokio"] }, sections: [{ title: "T" }] });
		expect(notices.map(({ line, message }) => [line, message.split("`")[1]])).toEqual([
			[6, "review.colour"],
			[9, "review.applies.files"],
			[12, "review.sections.0.order"],
		]);
	});

	test.each([
		["a wrong focus", "  focus: style", 5, "review.focus"],
		["a crate that is no text", "  applies:\n    crates: [tokio, 4]", 6, "review.applies.crates.1"],
		[
			"an unknown priority",
			"  sections:\n    - title: T\n      priorities:\n        - urgent",
			8,
			"review.sections.0.priorities.0",
		],
		["a section without a title", "  sections:\n    - about: x", 6, "review.sections.0.title"],
		["a key with blanks", "  questions:\n    - key: how many\n      question: q", 6, "review.questions.0.key"],
		["a list", "  - focus: both", 4, "review"],
	])("%s leaves the block out, and says where", (_name, block, line, path) => {
		const { review, notices } = load(block);
		expect(review).toBeUndefined();
		expect(notices).toEqual([{ file: "a.md", line, message: expect.stringContaining(`\`${path}\``) }]);
		expect(notices[0]?.message).toContain("ignored");
	});

	test("an unknown kind of change is kept and told, with the nearest", () => {
		const { review, notices } = load("  applies:\n    changes:\n      - unsafe\n      - databse");
		expect(review?.applies.changes).toEqual(["unsafe", "databse"]);
		expect(notices).toEqual([{ file: "a.md", line: 8, message: expect.stringContaining("`database`") }]);
	});
});
