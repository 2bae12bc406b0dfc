import { describe, expect, test } from "@jest/globals";
import type { ChangedFile } from "../../src/change/change-set.ts";
import { parseChange } from "../../src/change/parse-change.ts";

const patch = (...lines: string[]) => `${lines.join("\n")}\n`;
const only = (text: string): ChangedFile => {
	const { files, unread } = parseChange(text);
	expect(unread).toEqual([]);
	expect(files).toHaveLength(1);
	return files[0] as ChangedFile;
};
const BODY = ["@@ -1 +1 @@", "-old", "+new"];
const names = (file: ChangedFile) => [file.status, file.kind, file.path, file.previousPath];

describe("what a header says", () => {
	test.each([
		[
			"a change",
			["diff --git a/x.rs b/x.rs", "index 1..2 100644", "--- a/x.rs", "+++ b/x.rs", ...BODY],
			["modified", "text", "x.rs", undefined],
		],
		[
			"a rename without hunks",
			["diff --git a/o b/n", "similarity index 100%", "rename from o", "rename to n"],
			["renamed", "text", "n", "o"],
		],
		[
			"a copy with hunks",
			[
				"diff --git a/o b/n",
				"similarity index 60%",
				"copy from o",
				"copy to n",
				"index 1..2 100644",
				"--- a/o",
				"+++ b/n",
				...BODY,
			],
			["copied", "text", "n", "o"],
		],
		[
			"a rename with quoted names",
			["diff --git a/o b/n", 'rename from "\\303\\244 1"', 'rename to "q\\"\\t"'],
			["renamed", "text", 'q"\t', "ä 1"],
		],
		[
			"a mode",
			["diff --git a/x y b/x y", "old mode 100644", "new mode 100755"],
			["mode-changed", "text", "x y", undefined],
		],
		[
			"a mode and a change",
			["diff --git a/x b/x", "old mode 100644", "new mode 100755", "index 1..2", "--- a/x", "+++ b/x", ...BODY],
			["modified", "text", "x", undefined],
		],
		[
			"an empty file",
			["diff --git a/e b/e", "new file mode 100644", "index 0000000..e69de29"],
			["added", "text", "e", undefined],
		],
		[
			"an empty file deleted",
			["diff --git a/e b/e", "deleted file mode 100644", "index e69de29..0000000"],
			["deleted", "text", "e", undefined],
		],
		[
			"a file deleted whole",
			[
				"diff --git a/x b/x",
				"deleted file mode 100644",
				"index 1..0",
				"--- a/x",
				"+++ /dev/null",
				"@@ -1 +0,0 @@",
				"-old",
			],
			["deleted", "text", "x", undefined],
		],
		[
			"a binary file",
			["diff --git a/p b/p", "index 1..2 100644", "Binary files a/p and b/p differ"],
			["modified", "binary", "p", undefined],
		],
		[
			"a new binary file",
			["diff --git a/p b/p", "new file mode 100644", "index 0..2", "Binary files /dev/null and b/p differ"],
			["added", "binary", "p", undefined],
		],
		[
			"a binary patch",
			["diff --git a/p b/p", "index 1..2 100644", "GIT binary patch", "delta 5", "McmZ", ""],
			["modified", "binary", "p", undefined],
		],
		[
			"a submodule",
			[
				"diff --git a/s b/s",
				"index 1..2 160000",
				"--- a/s",
				"+++ b/s",
				"@@ -1 +1 @@",
				"-Subproject commit 1",
				"+Subproject commit 2",
			],
			["modified", "submodule", "s", undefined],
		],
		[
			"a submodule as a log",
			["Submodule lib/s 1234567..89abcde:", "  > more"],
			["modified", "submodule", "lib/s", undefined],
		],
		[
			"a symlink",
			[
				"diff --git a/l b/l",
				"new file mode 120000",
				"index 0..2",
				"--- /dev/null",
				"+++ b/l",
				"@@ -0,0 +1 @@",
				"+/etc/passwd",
				"\\ No newline at end of file",
			],
			["added", "symlink", "l", undefined],
		],
		[
			"a quoted path",
			[
				'diff --git "a/\\303\\244\\".rs" "b/\\303\\244\\".rs"',
				"index 1..2 100644",
				'--- "a/\\303\\244\\".rs"',
				'+++ "b/\\303\\244\\".rs"',
				...BODY,
			],
			["modified", "text", 'ä".rs', undefined],
		],
		[
			"a quoted path without hunks",
			['diff --git "a/\\n" "b/\\n"', "old mode 100644", "new mode 100755"],
			["mode-changed", "text", "\n", undefined],
		],
		[
			"a path with spaces and b/",
			["diff --git a/x b/y b/x b/y", "index 1..2 100644", "--- a/x b/y\t", "+++ b/x b/y\t", ...BODY],
			["modified", "text", "x b/y", undefined],
		],
		[
			"other prefixes",
			["diff --git i/x w/x", "index 1..2 100644", "--- i/x", "+++ w/x", ...BODY],
			["modified", "text", "x", undefined],
		],
		[
			"no prefixes",
			["diff --git a/x a/x", "index 1..2 100644", "--- a/x", "+++ a/x", ...BODY],
			["modified", "text", "a/x", undefined],
		],
		[
			"plain diff of folders",
			[
				"diff -ru old/src/x.rs new/src/x.rs",
				"--- old/src/x.rs\t2024-01-01 10:00:00.0 +0100",
				"+++ new/src/x.rs\t2024-01-02 10:00:00.0 +0100",
				...BODY,
			],
			["modified", "text", "src/x.rs", undefined],
		],
		[
			"plain diff without a first line",
			["--- x.rs.orig", "+++ x.rs", ...BODY],
			["modified", "text", "x.rs", undefined],
		],
		[
			"plain diff of a new file",
			["--- /dev/null", "+++ b/x.rs", "@@ -0,0 +1 @@", "+new"],
			["added", "text", "x.rs", undefined],
		],
		[
			"plain diff of absolute paths",
			["--- /home/x.rs", "+++ /home/x.rs", ...BODY],
			["modified", "text", "home/x.rs", undefined],
		],
		["plain binary", ["Binary files old/p.png and new/p.png differ"], ["modified", "binary", "p.png", undefined]],
		[
			"a mailed patch",
			[
				"From 1234 Mon Sep 17",
				"Subject: diff x",
				"",
				"--- signed",
				"---",
				" x | 2 +-",
				"",
				"diff --git a/x b/x",
				"index 1..2 100644",
				"--- a/x",
				"+++ b/x",
				...BODY,
				"-- ",
				"2.39.5",
			],
			["modified", "text", "x", undefined],
		],
		[
			"CRLF in every line",
			["diff --git a/x b/x\r", "index 1..2 100644\r", "--- a/x\r", "+++ b/x\r", "@@ -1 +1 @@\r", "-old\r", "+new\r"],
			["modified", "text", "x", undefined],
		],
	])("%s", (_, lines, expected) => {
		expect(names(only(patch(...lines)))).toEqual(expected);
	});

	test("a file that became a symlink is one file of the new kind", () => {
		const text = patch(
			...[
				"diff --git a/x b/x",
				"deleted file mode 100755",
				"index 1..0",
				"--- a/x",
				"+++ /dev/null",
				"@@ -1 +0,0 @@",
				"-old",
			],
			...[
				"diff --git a/x b/x",
				"new file mode 120000",
				"index 0..2",
				"--- /dev/null",
				"+++ b/x",
				"@@ -0,0 +1 @@",
				"+target",
			],
		);
		const expected = { status: "type-changed", kind: "symlink", oldMode: "100755", newMode: "120000", hunks: [] };
		expect(only(text)).toMatchObject(expected);
	});
});

describe("what hunks say", () => {
	const head = ["diff --git a/x b/x", "index 1..2 100644", "--- a/x", "+++ b/x"];

	test("a header without counts", () => {
		const expected = [
			{ kind: "deleted", oldNumber: 1, text: "old" },
			{ kind: "added", newNumber: 1, text: "new" },
		];
		const [hunk] = only(patch(...head, ...BODY)).hunks;
		expect(hunk).toEqual({ oldStart: 1, oldCount: 1, newStart: 1, newCount: 1, section: "", lines: expected });
	});

	test("content that looks like headers is content", () => {
		const body = [
			"@@ -1,4 +1,4 @@ fn x()",
			"--- a/evil",
			"+++ b/evil",
			" @@ -9 +9 @@",
			"-diff --git a/e b/e",
			"+diff --git a/e b/e",
			" keep",
		];
		const file = only(patch(...head, ...body));
		const texts = file.hunks[0]?.lines.map((line) => line.text);
		expect(texts).toEqual([
			"-- a/evil",
			"++ b/evil",
			"@@ -9 +9 @@",
			"diff --git a/e b/e",
			"diff --git a/e b/e",
			"keep",
		]);
		expect(file.hunks[0]?.section).toBe("fn x()");
	});

	test.each(["\\ No newline at end of file", "\\ Kein Zeilenumbruch am Dateiende."])("%s", (marker) => {
		const [hunk] = only(patch(...head, "@@ -1 +1 @@", "-old", marker, "+new", marker)).hunks;
		expect(hunk?.lines.map((line) => line.noNewline)).toEqual([true, true]);
		expect(hunk?.lines.map((line) => line.text)).toEqual(["old", "new"]);
	});

	test("carriage returns, separators and an empty context line without its space are kept", () => {
		const [hunk] = only(patch(...head, "@@ -1,2 +1,3 @@", " a\r", "", "+b\u2028\\ c\u0085")).hunks;
		expect(hunk?.lines.map((line) => line.text)).toEqual(["a\r", "", "b\u2028\\ c\u0085"]);
	});

	test("a section that git has cut inside a character", () => {
		const text = Buffer.from(patch(...head, "@@ -1 +1 @@ fn ä", "-old", "+new"), "utf8");
		const at = text.indexOf("ä") + 1;
		const cut = Buffer.concat([text.subarray(0, at), text.subarray(at + 1)]);
		expect(parseChange(cut).files[0]?.hunks[0]?.section).toBe("fn");
	});
});

describe("what cannot be read is named, with its reason", () => {
	const head = (name: string) => [
		`diff --git a/${name} b/${name}`,
		"index 1..2 100644",
		`--- a/${name}`,
		`+++ b/${name}`,
	];
	const whole = [...head("whole"), ...BODY];

	test.each([
		["lines are missing at the end", [...head("x"), "@@ -1,5 +1,5 @@", " a"], /cut/],
		["lines are missing before the next file", [...head("x"), "@@ -1,5 +1,5 @@", " a", ...head("y"), ...BODY], /cut/],
		["hunks are missing", head("x"), /shows no lines/],
		["the second name is missing", head("x").slice(0, 3), /shows no lines/],
		["all but the first line is missing", head("x").slice(0, 1), /shows no lines/],
		["a hunk header is cut", [...head("x"), "@@ -1,5"], /cut/],
		["a merge", ["diff --cc x", "index 1,2..3", "--- a/x", "+++ b/x", "@@@ -1,1 -1,1 +1,1 @@@", "++new"], /merge/],
		[
			"a path is no UTF-8",
			['diff --git "a/\\377" "b/\\377"', "old mode 100644", "new mode 100755"],
			/path is not valid UTF-8/,
		],
	])("%s", (_, lines, reason) => {
		const { files, unread } = parseChange(patch(...whole, ...lines));
		expect(files.map((file) => file.path)).toEqual(lines.includes("+++ b/y") ? ["whole", "y"] : ["whole"]);
		expect(unread).toEqual([{ path: expect.any(String), reason: expect.stringMatching(reason) }]);
	});

	test("a last line without a line feed", () => {
		expect(parseChange(patch(...whole).trimEnd()).unread).toMatchObject(
			[{ path: "whole", reason: /cut/ }].map((u) => ({ path: u.path })),
		);
	});

	test("bytes that are not UTF-8", () => {
		const bytes = Buffer.concat([
			Buffer.from(`${head("x").join("\n")}\n@@ -1 +1 @@\n-old\n+`),
			Buffer.from([0xff, 0x0a]),
		]);
		expect(parseChange(bytes)).toEqual({ files: [], unread: [{ path: "x", reason: "it is not valid UTF-8" }] });
	});

	test("a line of 50 MB does not hold up the rest", () => {
		const started = performance.now();
		const text = patch(...head("long"), "@@ -1 +1 @@", "-old", `+${"x".repeat(50_000_000)}`, ...whole);
		const { files, unread } = parseChange(text);
		expect(files.map((file) => file.path)).toEqual(["whole"]);
		expect(unread).toMatchObject([{ path: "long" }]);
		expect(performance.now() - started).toBeLessThan(5_000);
	});

	test("a patch over the limit is cut between files, and the rest is named", () => {
		const text = patch(...head("a"), ...BODY, ...head("b"), ...BODY, ...head("c"), ...BODY);
		const { files, unread } = parseChange(text, { maxPatchBytes: 50 });
		expect(files.map((file) => file.path)).toEqual(["a", "b"]);
		expect(unread).toMatchObject([{ path: "c" }]);
	});

	test("after a cut at reading, the last file is not trusted", () => {
		const { files, unread } = parseChange(patch(...whole, ...head("x"), ...BODY), { cut: true });
		expect(files.map((file) => file.path)).toEqual(["whole"]);
		expect(unread).toHaveLength(2);
	});

	test.each([
		["", 0],
		["\n\n", 0],
		["no diff at all\n", 1],
		["\0\xff\n@@ -1 +1 @@\n", 1],
	])("%j", (text, reasons) => {
		const { files, unread } = parseChange(text);
		expect(files).toEqual([]);
		expect(unread).toHaveLength(reasons);
	});
});
