import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { anchor } from "../../src/findings/anchor.ts";
import type { RawFinding } from "../../src/findings/finding.ts";
import { readHeadFile } from "../../src/findings/head-file.ts";
import { makeFile, makeRaw } from "./make.ts";

/** Twenty head lines; two hunks, with line 6 added, two lines deleted after line 14, and line 17 added. */
const TEXT = Array.from({ length: 20 }, (_, index) =>
	index === 8 ? "line 06;" : `line ${String(index + 1).padStart(2, "0")};`,
).join("\n");
const HUNKS = [
	"@4",
	" line 04;",
	" line 05;",
	"+line 06;",
	" line 07;",
	" line 08;",
	" line 06;",
	"@13",
	" line 13;",
	" line 14;",
];
const MORE = ["-gone", "-gone too", " line 15;", " line 16;", "+line 17;", " line 18;"];
const file = readHeadFile(makeFile("src/a.rs", [...HUNKS, ...MORE]), TEXT, []);

const lines = (from: number, to: number) =>
	TEXT.split("\n")
		.slice(from - 1, to)
		.join("\n");

function place(more: Partial<RawFinding>): unknown {
	const anchored = anchor(makeRaw(more), file);
	if (anchored.kind === "out") return anchored.reason;
	return [anchored.anchor.startLine, anchored.anchor.endLine, anchored.anchor.isExact];
}

const near = (line: number) => ({ near: { startLine: line, endLine: line } });

describe("anchor", () => {
	test.each<[string, Partial<RawFinding>, unknown]>([
		["an added line", { snippet: "line 17;" }, [17, 17, true]],
		["an added line among context", { snippet: lines(5, 7) }, [5, 7, true]],
		["context without an added line", { snippet: "line 07;" }, "not in the change"],
		[
			"context that an added line triggers",
			{ snippet: "line 04;", trigger: { startLine: 6, endLine: 6 } },
			[4, 4, true],
		],
		[
			"an added line whose trigger is old",
			{ snippet: "line 17;", trigger: { startLine: 16, endLine: 16 } },
			"not in the change",
		],
		["the first part of lines that leave the hunk", { snippet: lines(6, 12) }, [6, 9, false]],
		["the shown part of lines that start before", { snippet: lines(1, 6) }, [4, 6, false]],
		["the first hunk of lines over two", { snippet: lines(8, 17) }, [8, 9, false]],
		[
			"the trigger, when the anchor is not shown",
			{ snippet: "line 01;", trigger: { startLine: 6, endLine: 6 } },
			[6, 6, false],
		],
		["lines around a deletion", { snippet: lines(14, 15) }, [14, 15, true]],
		["the line before a deletion", { snippet: "line 14;" }, "not in the change"],
		["the line before a deletion it is about", { snippet: "line 14;", aboutDeletion: true }, [14, 14, true]],
		["the line after a deletion it is about", { snippet: "line 15;", aboutDeletion: true }, [15, 15, true]],
		["a line further from it", { snippet: "line 16;", aboutDeletion: true }, "not in the change"],
		["equal code: the changed one", { snippet: "line 06;", ...near(8) }, [6, 6, true]],
		["equal code: the one that is named exactly", { snippet: "line 06;", ...near(9) }, "not in the change"],
		["code that is nowhere", { snippet: "line 99;" }, "the quoted code is not in the file"],
		["code that no hunk shows", { snippet: "line 20;" }, "not in the change"],
	])("%s", (_, finding, expected) => {
		expect(place(finding)).toEqual(expected);
	});

	test("knows only the diff's lines when the head is not at hand", () => {
		const bare = readHeadFile(makeFile("src/a.rs", [...HUNKS, ...MORE]), undefined, []);
		expect(anchor(makeRaw({ snippet: "line 17;" }), bare)).toMatchObject({ kind: "ok", anchor: { startLine: 17 } });
		expect(anchor(makeRaw({ snippet: "line 01;" }), bare).kind).toBe("out");
	});

	test("never leaves a hunk, and always has an order", () => {
		const range = fc.record({ from: fc.integer({ min: 1, max: 20 }), length: fc.integer({ min: 0, max: 12 }) });
		fc.assert(
			fc.property(range, fc.boolean(), ({ from, length }, aboutDeletion) => {
				const anchored = anchor(makeRaw({ snippet: lines(from, from + length), ...near(from), aboutDeletion }), file);
				if (anchored.kind === "out") return;
				const { startLine, endLine } = anchored.anchor;
				expect(startLine).toBeLessThanOrEqual(endLine);
				expect(file.shown.some((hunk) => hunk.startLine <= startLine && endLine <= hunk.endLine)).toBe(true);
			}),
			{ numRuns: 200 },
		);
	});
});
