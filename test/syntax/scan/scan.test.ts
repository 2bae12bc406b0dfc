import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { scan } from "../../../src/syntax/scan/scan.ts";

const folder = (name: string) => fileURLToPath(new URL(`../../../rules/${name}`, import.meta.url));
const builtIn = { ruleFolders: [folder("ast")], utilityFolders: [folder("utils")] };
const sleeps = "async fn nap() {\n    std::thread::sleep(LONG);\n}\n";
const ownRule = `
id: own-rule
language: Rust
message: a loop over $ITEMS
rule: { pattern: "for $ITEM in $ITEMS { $$$ }" }
files: ["src/hot/**"]
fix: "$ITEMS.each(|$ITEM| todo!())"
`;

describe("scan", () => {
	test("finds what the rules describe, under the path that the change gives", async () => {
		const paths = ["src/a.rs", ".github/odd name.rs", "src/größe/ü.rs"];
		const outcome = await scan({ ...builtIn, files: paths.map((path) => ({ path, text: sleeps })) });
		const found = outcome.matches.filter(({ ruleId }) => ruleId === "std-sleep-in-async");
		expect(found.map(({ path }) => path).sort()).toEqual([...paths].sort());
		expect(found[0]?.range.start.line).toBe(1);
		expect(found[0]?.captures.DURATION?.text).toBe("LONG");
	});

	test("runs rules that exist only in memory, with their globs relative to the repository", async () => {
		const loops = "fn run() {\n    for x in xs { go(x); }\n}\n";
		const outcome = await scan({
			ruleFolders: [],
			utilityFolders: [],
			extraRules: [{ name: "own.yml", text: ownRule }],
			files: ["src/hot/a.rs", "src/cold/b.rs"].map((path) => ({ path, text: loops })),
		});
		expect(outcome.matches.map(({ path, message }) => ({ path, message }))).toEqual([
			{ path: "src/hot/a.rs", message: "a loop over xs" },
		]);
		expect(outcome.matches[0]?.replacement).toEqual({ text: "xs.each(|x| todo!())", start: 15, end: 37 });
	});

	test("says why nothing ran when ast-grep refuses a rule", async () => {
		const broken = { name: "broken.yml", text: "id: broken\nlanguage: Rust\nrule: { kind: no_such_kind }\n" };
		const outcome = await scan({ ...builtIn, extraRules: [broken], files: [{ path: "a.rs", text: sleeps }] });
		expect(outcome.failure).toContain("broken");
		expect(outcome.matches).toEqual([]);
	});

	test("halves a batch that does not end, and loses nothing of the rest", async () => {
		const files = ["a.rs", "b.rs", "c.rs"].map((path) => ({ path, text: sleeps }));
		const limits = { batchCpuMs: 0, cpuMsPerMegabyte: 0, searchCpuMs: 60_000 };
		const outcome = await scan({ ...builtIn, files }, limits);
		expect(new Set(outcome.matches.map(({ path }) => path))).toEqual(new Set(["a.rs", "b.rs", "c.rs"]));
		expect(outcome.skipped).toEqual([]);
	});

	test("names each file that it gives up on", async () => {
		const files = ["a.rs", "b.rs", "c.rs"].map((path) => ({ path, text: sleeps }));
		const outcome = await scan({ ...builtIn, files }, { batchCpuMs: 0, cpuMsPerMegabyte: 0, searchCpuMs: 0 });
		expect(outcome.matches).toEqual([]);
		expect(outcome.skipped.map(({ path }) => path).sort()).toEqual(["a.rs", "b.rs", "c.rs"]);
	});

	test("scans nothing without starting the command", async () => {
		expect(await scan({ ...builtIn, files: [] })).toEqual({ matches: [], skipped: [] });
	});
});
