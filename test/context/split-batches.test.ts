import { afterAll, describe, expect, test } from "@jest/globals";
import type { Batch } from "../../src/context/context-request.ts";
import { splitBatches } from "../../src/context/split-batches.ts";
import { openSyntax } from "../../src/syntax/open-syntax.ts";
import { assigned, requestOf, rowsOf, statements } from "./context-fixture.ts";

const syntax = openSyntax();
afterAll(() => syntax.close());

const functions = (count: number, lines: number): string[] =>
	Array.from({ length: count }, (_, index) => rowsOf("+", `fn work_${index}() {\n${statements(lines)}}\n`)).flat();
const tests = (lines: number): string[] =>
	rowsOf("+", `#[cfg(test)]\nmod tests {\n    #[test]\n    fn holds() {\n${statements(lines, "        ")}    }\n}\n`);

const ranges = (batch: Batch | undefined, path: string): string[] =>
	(batch?.lines?.get(path) ?? []).map(({ startLine, endLine }) => `${startLine}-${endLine}`);

async function split(files: Readonly<Record<string, readonly string[]>>, budgetTokens: number, maxBatches?: number) {
	const request = await requestOf(files, syntax, {}, { budgetTokens });
	return splitBatches(assigned(...Object.keys(files)), request, maxBatches);
}

describe("splitBatches", () => {
	test("keeps a small change together, implementation first", async () => {
		const { batches, notReviewed } = await split(
			{
				"README.md": ["+text"],
				"examples/a.rs": functions(1, 2),
				"deploy.yml": ["+a: 1"],
				"src/a.rs": functions(1, 2),
			},
			2_000,
		);
		expect(batches.map(({ files }) => files)).toEqual([["src/a.rs", "deploy.yml", "examples/a.rs", "README.md"]]);
		expect(notReviewed).toEqual([]);
	});

	test("divides by item what does not fit, and keeps an item whole", async () => {
		const { batches } = await split({ "src/a.rs": functions(6, 30) }, 700);
		expect(batches.map((batch) => ranges(batch, "src/a.rs"))).toEqual([
			["1-32", "33-64"],
			["65-96", "97-128"],
			["129-160", "161-192"],
		]);
	});

	test("cuts an item that is too large for any batch", async () => {
		const { batches, notReviewed } = await split({ "src/a.rs": functions(1, 150) }, 900, 9);
		const lines = batches.flatMap((batch) => batch.lines?.get("src/a.rs") ?? []);
		expect(batches.length).toBeGreaterThan(1);
		expect(lines[0]?.startLine).toBe(1);
		expect(lines.at(-1)?.endLine).toBe(152);
		for (const [index, { startLine }] of lines.slice(1).entries())
			expect(startLine).toBe((lines[index]?.endLine ?? 0) + 1);
		expect(notReviewed).toEqual([]);
	});

	test("names what is over the number of batches", async () => {
		const { batches, notReviewed } = await split({ "src/a.rs": functions(3, 30) }, 350, 2);
		expect(batches).toHaveLength(2);
		expect(notReviewed).toEqual(["src/a.rs:65-96 (32 added lines): more than this review has room for"]);
	});

	test("shows tests where room is left, and names them where none is", async () => {
		const roomy = await split({ "src/a.rs": [...functions(1, 3), ...tests(3)] }, 4_000);
		expect(roomy.notReviewed).toEqual([]);
		expect(ranges(roomy.batches[0], "src/a.rs").slice(0, 2)).toEqual(["1-5", "6-7"]);
		const tight = await split({ "src/a.rs": [...functions(1, 3), ...tests(200)] }, 4_000);
		expect(tight.batches).toHaveLength(1);
		expect(tight.notReviewed).toEqual([
			expect.stringMatching(/^src\/a\.rs:8-\d+,?\S* \(20\d added lines\): tests and documents$/),
		]);
	});

	test("shows tests where there is nothing else", async () => {
		const { batches } = await split({ "tests/a.rs": functions(1, 3) }, 2_000);
		expect(batches.map(({ files }) => files)).toEqual([["tests/a.rs"]]);
	});

	test("makes no batch of an assignment without changed lines", async () => {
		expect(await split({ "src/a.rs": [" fn a() {}"] }, 2_000)).toEqual({ batches: [], notReviewed: [] });
	});
});
