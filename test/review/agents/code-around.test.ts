import { describe, expect, test } from "@jest/globals";
import type { ChangedFile, Hunk } from "../../../src/change/change-set.ts";
import { baseRange, printLines, rangeAround } from "../../../src/review/agents/code-around.ts";
import { makeItem } from "../../findings/make.ts";

type Side = readonly [start: number, count: number];

function fileOf(...hunks: readonly (readonly [old: Side, now: Side])[]): ChangedFile {
	const made = hunks.map(
		([[oldStart, oldCount], [newStart, newCount]]): Hunk => ({
			oldStart,
			oldCount,
			newStart,
			newCount,
			section: "",
			lines: [],
		}),
	);
	return { path: "src/a.rs", status: "modified", kind: "text", hunks: made };
}

/** git's headers: an empty side is numbered by the line before it. */
const added = fileOf([
	[10, 0],
	[11, 5],
]);
const deleted = fileOf([
	[11, 5],
	[10, 0],
]);
const replaced = fileOf([
	[10, 3],
	[10, 6],
]);
const two = fileOf(
	[
		[10, 3],
		[10, 6],
	],
	[
		[40, 8],
		[43, 2],
	],
);
const fresh = fileOf([
	[0, 0],
	[1, 20],
]);
const first = fileOf([
	[0, 0],
	[1, 3],
]);

describe("baseRange", () => {
	test.each<[string, ChangedFile, Side, Side]>([
		["before a hunk nothing is shifted", two, [1, 9], [1, 9]],
		["behind lines that were added", added, [16, 20], [11, 15]],
		["behind lines that were deleted", deleted, [11, 20], [16, 25]],
		["around lines that were added", added, [5, 20], [5, 15]],
		["around lines that were deleted", deleted, [5, 20], [5, 25]],
		["inside of lines that were added there is nothing", added, [12, 14], [11, 10]],
		["from inside of added lines on", added, [13, 20], [11, 15]],
		["up to added lines", added, [5, 13], [5, 10]],
		["inside of a replacement stands all that it replaced", replaced, [12, 13], [10, 12]],
		["across a replacement", replaced, [8, 20], [8, 17]],
		["between two hunks", two, [16, 42], [13, 39]],
		["behind two hunks", two, [45, 50], [48, 53]],
		["in the second of two", two, [43, 44], [40, 47]],
		["in both", two, [11, 44], [10, 47]],
		["a new file has none", fresh, [1, 20], [1, 0]],
		["a window in a new file has none", fresh, [5, 9], [1, 0]],
		["lines added in front of all others", first, [1, 8], [1, 5]],
		["a file without hunks is the same", fileOf(), [3, 9], [3, 9]],
	])("%s", (_, file, [from, to], [startLine, endLine]) => {
		expect(baseRange({ startLine: from, endLine: to }, file)).toEqual({ startLine, endLine });
	});
});

describe("rangeAround", () => {
	const items = [
		makeItem("outer", 1, 500, { kind: "mod" }),
		makeItem("short", 100, 150, { parent: 0 }),
		makeItem("inner", 120, 130, { parent: 1 }),
		makeItem("long", 200, 400, { parent: 0 }),
	];
	test.each<[string, Side, Side]>([
		["the innermost item that is not too long", [125, 126], [120, 130]],
		["its function, outside of the inner one", [110, 111], [100, 150]],
		["an item and all that is quoted behind it", [125, 160], [120, 160]],
		["a window in one that is too long", [300, 302], [270, 332]],
		["a window outside of all", [450, 450], [420, 480]],
		["a window that ends with the file", [595, 598], [565, 600]],
		["a window that begins with it", [3, 3], [1, 33]],
	])("%s", (_, [from, to], [startLine, endLine]) => {
		expect(rangeAround({ startLine: from, endLine: to }, items, 600)).toEqual({ startLine, endLine });
	});
});

describe("printLines", () => {
	const text = "one\r\ntwo\nthree\n";
	test.each<[string, string | undefined, Side, ReadonlySet<number> | undefined, string]>([
		["numbers lines, and marks those that were added", text, [1, 2], new Set([2]), "1 one\n2 + two"],
		["one line", text, [3, 3], undefined, "3 three"],
		["nothing of an empty range", text, [2, 1], undefined, ""],
		["nothing of an empty range at the top", text, [1, 0], undefined, ""],
		["nothing of a file that is not at hand", undefined, [1, 2], undefined, "1 "],
		["no more than there is", text, [3, 9], undefined, "3 three\n4 "],
	])("%s", (_, of, [startLine, endLine], marked, expected) => {
		expect(printLines(of, { startLine, endLine }, marked)).toBe(expected);
	});
});
