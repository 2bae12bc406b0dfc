import { describe, expect, test } from "@jest/globals";
import type { ChangedFile, ChangeSet } from "../../src/change/change-set.ts";
import { selectFiles } from "../../src/review/select-files.ts";

const hunk = { oldStart: 1, oldCount: 0, newStart: 1, newCount: 1, section: "", lines: [] };
const file = (path: string, more: Partial<ChangedFile> = {}): ChangedFile => ({
	path,
	status: "modified",
	kind: "text",
	hunks: [hunk],
	...more,
});
const change = (files: ChangedFile[], unread: ChangeSet["unread"] = []): ChangeSet => ({
	base: undefined,
	head: undefined,
	files,
	unread,
});
const all = () => true;
const reads = (text: string | undefined) => async () =>
	text === undefined ? undefined : new TextEncoder().encode(text);

describe("selectFiles", () => {
	test("hands on the head's text", async () => {
		const { files, leftOut } = await selectFiles(change([file("src/a.rs")]), reads("fn ü() {}\n"), all);
		expect(files.map(({ text }) => text)).toEqual(["fn ü() {}\n"]);
		expect(leftOut).toEqual([]);
	});

	test.each<[string, ChangedFile, string | undefined, string, boolean]>([
		["deleted", file("src/a.rs", { status: "deleted" }), "", "deleted", false],
		["binary", file("logo.png", { kind: "binary" }), "", "a binary file", false],
		["a submodule", file("vendored", { kind: "submodule" }), "", "a submodule", false],
		["renamed only", file("src/a.rs", { hunks: [] }), "", "no line changed", false],
		["generated", file("src/api.pb.rs"), "", "generated or vendored code", false],
		["not there", file("src/a.rs"), undefined, "it is not in the version under review", true],
		["minified Rust", file("src/a.rs"), "x".repeat(30_000), "a line is longer than 20000 characters", true],
		[
			"minified, of no concern",
			file("app.min.js"),
			"x".repeat(30_000),
			"a line is longer than 20000 characters",
			false,
		],
	])("leaves out what is %s", async (_, one, text, reason, missed) => {
		const { files, leftOut } = await selectFiles(change([one]), reads(text), all);
		expect(files).toEqual([]);
		expect(leftOut).toEqual([{ path: one.path, reason, missed }]);
	});

	test("a read that fails costs that file only", async () => {
		const readHead = async (path: string) => {
			if (path === "src/a.rs") throw new Error("src/a.rs is 9000000 bytes large; at most 4194304 are read.");
			return new TextEncoder().encode("fn b() {}\n");
		};
		const { files, leftOut } = await selectFiles(change([file("src/a.rs"), file("src/b.rs")]), readHead, all);
		expect(files.map((one) => one.file.path)).toEqual(["src/b.rs"]);
		expect(leftOut[0]).toMatchObject({ path: "src/a.rs", missed: true });
	});

	test("what of the diff was unread is left out, and what the configuration excludes", async () => {
		const unread = [{ path: "src/cut.rs", reason: "cut" }, { reason: "too large" }];
		const { leftOut } = await selectFiles(
			change([file("docs/a.rs")], unread),
			reads(""),
			(path) => !path.startsWith("docs/"),
		);
		expect(leftOut.map(({ path, missed }) => [path, missed])).toEqual([
			["src/cut.rs", true],
			["(the diff)", true],
			["docs/a.rs", false],
		]);
	});
});
