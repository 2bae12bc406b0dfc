import { afterAll, describe, expect, test } from "@jest/globals";
import type { ChangedFile } from "../../src/change/change-set.ts";
import { parseChange } from "../../src/change/parse-change.ts";
import { alignLines } from "../../src/context/align-lines.ts";
import { printHunks } from "../../src/context/print-hunks.ts";
import { viewFile } from "../../src/context/view-file.ts";
import { openSyntax } from "../../src/syntax/open-syntax.ts";
import { changedFile, headOf, rowsOf, statements } from "./context-fixture.ts";

const syntax = openSyntax();
afterAll(() => syntax.close());

async function print(file: ChangedFile, head: string | undefined, reach: "item" | "hunk" = "item"): Promise<string[]> {
	const described = (await syntax.describe([{ path: file.path, text: head ?? "" }])).get(file.path);
	const items = file.path.endsWith(".rs") && described?.kind === "ok" ? described.items : [];
	return printHunks(viewFile(alignLines(file, head), items, { reach })).split("\n");
}

function parsed(patch: string): ChangedFile {
	const file = parseChange(patch).files[0];
	if (!file) throw new Error("no file in the patch");
	return file;
}

describe("printHunks", () => {
	test.each<[string, string[], string[]]>([
		["an added line", [" a", "+b", " c"], ["1   a", "2 + b", "3   c"]],
		["a replaced line", [" a", "-b", "+B", " c"], ["1   a", "  - b", "2 + B", "3   c"]],
		["lines deleted at the start", ["-a", "-b", " c"], ["  - a", "  - b", "1   c"]],
		["lines deleted at the end", [" a", "-b", "-c"], ["1   a", "  - b", "  - c"]],
		["a file emptied", ["-a", "-b"], ["  - a", "  - b"]],
		["a file added", ["+a", "+", "+c"], ["1 + a", "2 +", "3 + c"]],
		["lines that end in CRLF", [" a\r", "-b\r", "+c\r"], ["1   a", "  - b", "2 + c"]],
	])("shows %s", async (_, rows, shown) => {
		expect(await print(changedFile("notes.txt", rows), headOf(rows))).toEqual(shown);
	});

	test("numbers the lines of a renamed file as head does", async () => {
		const file = parsed(
			"diff --git a/old.txt b/new.txt\nsimilarity index 60%\nrename from old.txt\nrename to new.txt\n--- a/old.txt\n+++ b/new.txt\n@@ -4,3 +4,3 @@\n four\n-five\n+FIVE\n six\n",
		);
		const head = "one\ntwo\nthree\nfour\nFIVE\nsix\n";
		expect(await print(file, head, "hunk")).toEqual([
			"1   one",
			"2   two",
			"3   three",
			"4   four",
			"  - five",
			"5 + FIVE",
			"6   six",
		]);
	});

	test("tells that the last line has no line feed", async () => {
		const file = parsed("--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n");
		expect(await print(file, "b")).toEqual(["  - a", "1 + b", "\\ no line feed at the end of the file"]);
	});

	test("knows only the hunk, under git's section, where there is no head", async () => {
		const file = parsed("--- a/a.py\n+++ b/a.py\n@@ -20,2 +20,3 @@ def poll():\n x\n+y\n z\n");
		expect(await print(file, undefined)).toEqual(["… 1-19", "@@ def poll():", "20   x", "21 + y", "22   z"]);
	});

	test("shortens a line of data and a long run of deleted lines", async () => {
		const rows = [`+${"x".repeat(500)}`, ...Array.from({ length: 90 }, (_, index) => `-gone ${index}`), " end"];
		const shown = await print(changedFile("a.txt", rows), headOf(rows));
		expect(shown[0]).toBe(`1 + ${"x".repeat(400)}… (100 more characters)`);
		expect(shown.filter((line) => line.startsWith("  - "))).toHaveLength(60);
		expect(shown).toContain("… 30 more deleted lines");
		const narrow = await print(changedFile("a.txt", rows), headOf(rows), "hunk");
		expect(narrow).toContain("… 65 more deleted lines");
	});

	test("shows a small item whole, under the name of what it stands in", async () => {
		const code = `use std::fmt;\n\npub struct Gauge;\n\nimpl Gauge {\n    /// Reads it.\n    fn read(&self) -> u64 {\n        0\n    }\n\n    fn other(&self) {}\n}\n`;
		const rows = rowsOf(" ", code).flatMap((row) => (row === "         0" ? ["-        1", "+        0"] : [row]));
		expect(await print(changedFile("src/gauge.rs", rows), headOf(rows))).toEqual([
			"… 1-5",
			"@@ impl Gauge",
			" 6       /// Reads it.",
			" 7       fn read(&self) -> u64 {",
			"   -         1",
			" 8 +         0",
			" 9       }",
			"… 10-12",
		]);
	});

	test("shows of a long item its signature, the loop around the change, and a window", async () => {
		const code = `async fn pump(\n    input: Receiver,\n) -> u64 {\n${statements(30)}    while let Some(one) = input.next().await {\n${statements(30, "        ")}        changed(one);\n${statements(30, "        ")}    }\n}\n`;
		const rows = rowsOf(" ", code).map((row) => (row.includes("changed") ? `+${row.slice(1)}` : row));
		const shown = await print(changedFile("src/pump.rs", rows), headOf(rows));
		const at = rows.findIndex((row) => row.startsWith("+")) + 1;
		expect(shown.slice(0, 5)).toEqual([
			" 1   async fn pump(",
			" 2       input: Receiver,",
			" 3   ) -> u64 {",
			"… 4-33",
			"34       while let Some(one) = input.next().await {",
		]);
		expect(shown[5]).toBe(`… 35-${at - 11}`);
		expect(shown).toContain(`${at} +         changed(one);`);
		expect(shown.at(-1)).toBe(`… ${at + 11}-${rows.length}`);
	});

	test("goes on with what a changed line binds, however far down", async () => {
		const code = `fn flush(&self) {\n    let guard = self.batches.lock();\n${statements(90)}    send(guard).await;\n    other().await;\n${statements(30)}}\n`;
		const rows = rowsOf(" ", code).map((row) => (row.includes("let guard") ? `+${row.slice(1)}` : row));
		const shown = (await print(changedFile("src/a.rs", rows), headOf(rows))).map((line) => line.slice(4).trim());
		expect(shown).toEqual(expect.arrayContaining(["send(guard).await;", "other().await;"]));
		expect(shown).not.toContain("step_50();");
	});

	test("names the section of a manifest and few lines around", async () => {
		const rows = [" [package]", ' name = "a"', ...Array.from({ length: 20 }, (_, i) => ` p${i} = "1"`)];
		rows.splice(2, 0, " [dependencies]");
		rows.splice(12, 0, '+serde = "1"');
		const shown = await print(changedFile("Cargo.toml", rows), headOf(rows));
		expect(shown.slice(0, 4)).toEqual([" 1   [package]", ' 2   name = "a"', " 3   [dependencies]", "… 4-9"]);
		expect(shown.slice(-2)).toEqual(['16   p11 = "1"', "… 17-24"]);
	});
});
