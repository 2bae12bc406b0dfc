import { describe, expect, test } from "@jest/globals";
import { alignLines } from "../../src/context/align-lines.ts";
import { findMoves } from "../../src/context/find-moves.ts";
import { printHunks } from "../../src/context/print-hunks.ts";
import { viewFile } from "../../src/context/view-file.ts";
import { changedFile, headOf, rowsOf } from "./context-fixture.ts";

const BLOCK = "let first = one();\nlet second = two();\n\nlet third = three();\nlet fourth = four();\n";
const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, "    ");
const KEPT = rowsOf(" ", "a\n".repeat(20));

/** What is printed of each file, without white space in front. */
function print(files: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
	const changed = Object.entries(files).map(([path, rows]) => changedFile(path, rows));
	const moves = findMoves(changed);
	const printed = changed.map((file) => {
		const aligned = alignLines(file, headOf(files[file.path] ?? []), moves(file.path));
		const text = printHunks(viewFile(aligned, [], { reach: "hunk" }));
		return [file.path, text.split("\n").filter((line) => !/^ *\d+ {3}|^… \d+-|^ *\d+$/.test(line))] as const;
	});
	return Object.fromEntries(printed);
}

describe("moved code", () => {
	test("is marked where it came to, and named where it left, blank lines and indentation apart", () => {
		expect(print({ "a.rs": [" x", ...rowsOf("-", BLOCK)], "b.rs": rowsOf("+", indented(BLOCK)) })).toEqual({
			"a.rs": ["… 5 deleted lines moved to b.rs:1"],
			"b.rs": [
				"  > moved from a.rs",
				"1 >     let first = one();",
				"2 >     let second = two();",
				"3 >",
				"4 >     let third = three();",
				"5 >     let fourth = four();",
			],
		});
	});

	test("in its own file may be far from where it was, or there", () => {
		const far = print({ "a.rs": [...rowsOf("-", BLOCK), ...KEPT, ...rowsOf("+", BLOCK)] });
		expect(far["a.rs"]?.slice(0, 2)).toEqual(["… 5 deleted lines moved to a.rs:21", "   > moved from a.rs"]);
		const near = print({
			"a.rs": [...rowsOf("-", BLOCK), "+if ready {", ...rowsOf("+", indented(BLOCK)), "+}", " x"],
		});
		expect(near["a.rs"]?.slice(0, 4)).toEqual([
			"… 5 deleted lines stand at 2 now",
			"1 + if ready {",
			"  > moved by a few lines or indented otherwise",
			"2 >     let first = one();",
		]);
	});

	test.each<[string, string[], string[]]>([
		["three lines", ["-let a = 1;", "-let b = 2;", "-let c = 3;"], ["+let a = 1;", "+let b = 2;", "+let c = 3;"]],
		["braces", rowsOf("-", "}\n)\n}\n});\n"), rowsOf("+", "}\n)\n}\n});\n")],
		[
			"lines in another order",
			rowsOf("-", "one();\ntwo();\nthree();\nfour();"),
			rowsOf("+", "four();\nthree();\ntwo();\none();"),
		],
		[
			"lines with others between",
			["-one();", "-two();", " kept", "-three();", "-four();"],
			rowsOf("+", "one();\ntwo();\nthree();\nfour();"),
		],
	])("is not %s", (_, left, came) => {
		const printed = print({ "a.rs": left, "b.rs": came });
		expect(printed["b.rs"]?.filter((line) => line.includes(">"))).toEqual([]);
		expect(printed["a.rs"]?.filter((line) => line.startsWith("…"))).toEqual([]);
	});

	test("stops where the code differs, and the rest is new", () => {
		const came = BLOCK.replace("four()", "five()").replace("\n\n", "\nlet extra = 0;\n");
		const printed = print({ "a.rs": rowsOf("-", BLOCK), "b.rs": rowsOf("+", `${BLOCK}${came}`) });
		expect(printed["b.rs"]?.slice(-5).every((line) => / \+ /.test(line))).toBe(true);
	});
});
