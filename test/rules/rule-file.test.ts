import { describe, expect, test } from "@jest/globals";
import { readOwnRules } from "../../src/rules/own-rules.ts";
import { openRuleBook } from "../../src/rules/rule-book.ts";
import { readOwnRule, readRule } from "../../src/rules/rule-file.ts";

const minimal =
	"id: no-debug\nlanguage: Rust\nmessage: no debug\nnote: It slows the loop.\nrule: { pattern: debug($A) }\n";

describe("a repository's own rule", () => {
	test("needs no metadata", () => {
		const rule = readOwnRule(minimal, "rules/no-debug.yml");
		expect(rule.metadata).toMatchObject({ title: "no debug", report: "post", why: "It slows the loop." });
	});

	test("may say some of it", () => {
		const rule = readOwnRule(`${minimal}metadata: { report: hint, confidence: 0.5 }\n`, "rules/no-debug.yml");
		expect(rule.metadata).toMatchObject({ report: "hint", confidence: 0.5, priority: "high" });
	});

	test.each([
		["message: m\nrule: {}\n", /no-id\.yml: id/],
		["id: Not Kebab\nmessage: m\nrule: {}\n", /id: must be words in small letters/],
		["id: a\nmessage: m\nmetadata: { prioritie: high }\n", /prioritie/],
		["id: a\nmessage: m\nmetadata: { priority: urgent }\n", /priority/],
		["id: [\n", /no-id\.yml:\d+:/],
	])("is refused with its file and what is wrong: %j", (text, message) => {
		expect(() => readOwnRule(text, "no-id.yml")).toThrow(message);
	});

	test("that is broken is left out, and the others stay", () => {
		const own = readOwnRules(
			[
				{ path: "one.yml", text: minimal },
				{ path: "two.yml", text: "id: [" },
				{ path: "three.yml", text: minimal },
				{ path: "four.yml", text: minimal.replace("no-debug", "std-sleep-in-async") },
			],
			(id) => id === "std-sleep-in-async",
		);
		expect([...own.rules.keys()]).toEqual(["no-debug"]);
		expect(own.problems.map(({ file }) => file)).toEqual(["two.yml", "three.yml", "four.yml"]);
		expect(own.files).toHaveLength(1);
	});
});

describe("our own rules", () => {
	const book = openRuleBook();

	test("are read strictly: metadata may not be left out", () => {
		expect(() => readRule(minimal, "rules/no-debug.yml", "ast-grep")).toThrow(/metadata/);
	});

	test.each(book.ids)("%s is complete", (id) => {
		const rule = book.find(id);
		expect(rule?.id).toBe(id);
		expect(rule?.metadata.report).not.toBe("probe");
		const examples = book.examples(id);
		expect(examples.bad.length).toBeGreaterThan(0);
		expect(examples.good.length).toBeGreaterThan(0);
	});

	test.each(book.ids)("%s is posted only with a measured precision of 80 %% or more, if it was measured", (id) => {
		const metadata = book.find(id)?.metadata;
		const { precision } = metadata ?? {};
		const isGood = !precision || precision.right >= 0.8 * precision.judged;
		expect(metadata?.report === "hint" || isGood).toBe(true);
	});
});
