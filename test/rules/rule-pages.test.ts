import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { openRuleBook } from "../../src/rules/rule-book.ts";
import { rulePages } from "../../src/rules/rule-pages.ts";

const folder = fileURLToPath(new URL("../../docs/rules/", import.meta.url));

describe("docs/rules", () => {
	const pages = rulePages(openRuleBook());

	test("holds a page for each rule, and none for a rule that is gone: run `npm run docs`", () => {
		expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
	});

	test("says what the rules say: run `npm run docs`", () => {
		const stale = [...pages].filter(([name, text]) => readFileSync(`${folder}${name}`, "utf8") !== text);
		expect(stale.map(([name]) => name)).toEqual([]);
	});
});
