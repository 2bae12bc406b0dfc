import type { ToolUseBlock } from "@anthropic-ai/sdk/resources/messages";
import { describe, expect, test } from "@jest/globals";
import { openTools } from "../../src/model/tools/run-tools.ts";
import { isTreePath } from "../../src/model/tools/tree-path.ts";
import type { TreeTools } from "../../src/model/tools/tree-tools.ts";
import { NONCE, SAMPLE_TREE } from "../support/anthropic/samples.ts";

const use = (name: string, input: unknown): ToolUseBlock => ({
	type: "tool_use",
	id: "t",
	name,
	input,
	caller: { type: "direct" },
});
async function run(name: string, input: unknown, tree: Partial<TreeTools> = {}): Promise<string> {
	const tools = openTools({ ...SAMPLE_TREE, ...tree }, NONCE, () => {});
	const [result] = await tools.run([use(name, input)]);
	return String(result?.content);
}
const fenced = (title: string, text: string) => `<data-${NONCE} about="${title}">\n${text}\n</data-${NONCE}>`;

describe("openTools", () => {
	test.each<[string, unknown, string]>([
		[
			"read_file",
			{ path: "src/main.rs" },
			fenced("src/main.rs from line 1", "1 fn main() {\n2 \tforward(record);\n3 }\n4 "),
		],
		[
			"read_file",
			{ path: "src/main.rs", first_line: 2, last_line: 2 },
			fenced("src/main.rs from line 2", "2 \tforward(record);"),
		],
		[
			"read_file",
			{ path: "src/main.rs", first_line: -4 },
			fenced("src/main.rs from line 1", "1 fn main() {\n2 \tforward(record);\n3 }\n4 "),
		],
		["read_file", { path: "src/none.rs" }, "The version under review has no such text file."],
		["read_file", { path: "../x" }, "Only files of the repository can be read, by their path in it."],
		["read_file", {}, "The input does not fit the tool."],
		["read_file", null, "The input does not fit the tool."],
		["search", { text: "forward" }, fenced("lines with forward", "src/main.rs:2: \tforward(record);")],
		["search", { text: "x" }, "Search for 2 to 200 characters of one line."],
		["search", { text: "ok", under: "/etc" }, "`under` is no path of the repository."],
		["find_definition", { name: "forward" }, fenced("definitions of forward", "src/forward.rs:11: fn forward() {}")],
		["find_definition", { name: "a::b" }, "Give the name of one item, without its path."],
		["write_file", { path: "a" }, "There is no such tool."],
		["constructor", {}, "There is no such tool."],
	])("%s %j", async (name, input, expected) => expect(await run(name, input)).toBe(expected));
	test("what finds nothing, fails, or hands back foreign paths", async () => {
		expect(await run("search", { text: "nothing" }, { search: async () => [] })).toContain("Nothing was found.");
		expect(await run("search", { text: "boom" }, { search: () => Promise.reject(new Error("/secret/path")) })).toBe(
			"The tool failed.",
		);
		const outside = [{ path: "/etc/passwd", line: 1, text: "root" }];
		expect(await run("search", { text: "root" }, { search: async () => outside })).not.toContain("passwd");
	});
	test("hands back 8,000 characters at once and 60,000 in all, over 12 calls", async () => {
		const tools = openTools({ ...SAMPLE_TREE, readFile: async () => "let a = 1;\n".repeat(2_000) }, NONCE, () => {});
		const results = await tools.run(Array.from({ length: 12 }, () => use("read_file", { path: "a.rs" })));
		const lengths = results.map(({ content }) => String(content).length);
		expect(Math.max(...lengths)).toBeLessThan(8_200);
		expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(62_000);
		expect(tools.isUsedUp()).toBe(true);
		expect(String(results[0]?.content)).toContain("cut here");
		expect(results.at(-1)).toMatchObject({ is_error: true, content: "No calls are left. Answer from what you have." });
	});
});

describe("isTreePath", () => {
	test.each(["src/main.rs", "a b/ü.rs", ".github/gregor.yml", "..a/b", "x.git/y", "Cargo.toml"])("%s", (path) =>
		expect(isTreePath(path)).toBe(true),
	);
	test.each([
		"",
		"/a",
		"../a",
		"a/../b",
		"a/./b",
		"a//b",
		".",
		".git/config",
		"a/.GIT/x",
		"-a",
		"~/a",
		"HEAD:a",
		":(top)a",
		"C:\\a",
		"a\\b",
		"a\nb",
		"a\0",
		"http://a",
		`${"a/".repeat(250)}b`,
	])("not %j", (path) => expect(isTreePath(path)).toBe(false));
});
