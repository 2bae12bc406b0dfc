import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ChangeSet, ObjectId } from "../../src/change/change-set.ts";
import { parseChange } from "../../src/change/parse-change.ts";
import { openRepository } from "../../src/git/open-repository.ts";
import { type GitSandbox, gitSandbox, type SandboxEntry } from "../support/git-sandbox.ts";
import { applyFile } from "./apply-file.ts";

/** The parsed change, applied to the base, gives the head: for random pairs of trees, byte for byte. */

type Tree = Record<string, SandboxEntry>;

const oddLines = [
	"",
	" ",
	"--- a/x",
	"+++ b/x",
	"@@ -1 +1 @@",
	"diff --git a/x b/x",
	"\\ No newline at end of file",
	"ä😀\u2028b",
	"\ttab",
	"-- ",
];
const line = fc.oneof(
	fc.constantFrom(...oddLines),
	fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[\n\0]/g, "")),
);
const terminator = fc.constantFrom("\n", "\n", "\r\n");
const text = fc.tuple(fc.array(fc.tuple(line, terminator), { maxLength: 30 }), fc.boolean()).map(([lines, ends]) =>
	lines
		.map(([one, end]) => one + end)
		.join("")
		.slice(0, ends ? undefined : -1),
);
const binary = fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => new Uint8Array([0, ...bytes]));
const entry: fc.Arbitrary<SandboxEntry> = fc.oneof(
	{ weight: 8, arbitrary: text },
	{ weight: 1, arbitrary: binary },
	{ weight: 1, arbitrary: fc.constant({ symlink: "elsewhere" }) },
	{ weight: 1, arbitrary: fc.constant({ executable: "#!/bin/sh\n" }) },
	{ weight: 1, arbitrary: fc.constant({ submodule: "2".repeat(40) }) },
);
const segment = fc.constantFrom(
	"a",
	"b b",
	"ä",
	'q"uote',
	"back\\slash",
	"new\nline",
	"tab\t",
	"-dash",
	"b",
	"😀.rs",
	"'",
	"x\r",
);
const path = fc
	.tuple(fc.constantFrom("a", "b", "c d", "é"), segment, fc.nat(3))
	.map(([folder, name, n]) => `${folder}/${name}${n}`);
const tree: fc.Arbitrary<Tree> = fc.dictionary(path, entry, { minKeys: 15, maxKeys: 40, noNullPrototype: true });

/** What may happen to one file on its way to head. */
const step = fc.oneof(
	{ weight: 3, arbitrary: fc.constant("keep" as const) },
	{ weight: 2, arbitrary: fc.constant("rename" as const) },
	{ weight: 1, arbitrary: fc.constant("delete" as const) },
	{ weight: 1, arbitrary: entry.map((replaced) => ({ replaced })) },
	{ weight: 4, arbitrary: fc.tuple(fc.nat(), fc.nat(5), text).map(([at, length, added]) => ({ at, length, added })) },
);

function changed(base: Tree, steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): Tree {
	const head: Tree = {};
	for (const [index, [name, content]] of Object.entries(base).entries()) {
		const what = steps[index % steps.length] ?? "keep";
		if (what === "delete") continue;
		if (what === "rename") head[`moved/${index}/${name}`] = content;
		else if (what === "keep" || ("at" in what && typeof content !== "string")) head[name] = content;
		else head[name] = "replaced" in what ? what.replaced : edited(content as string, what);
	}
	return head;
}

function edited(content: string, { at, length, added }: { at: number; length: number; added: string }): string {
	const lines = content.split("\n");
	lines.splice(at % lines.length, length, ...added.split("\n"));
	return lines.join("\n");
}

/** What of a tree the change set can give back: its text files. */
function texts(all: Tree): Map<string, string> {
	const found = new Map<string, string>();
	for (const [name, content] of Object.entries(all)) {
		if (typeof content === "string" && !content.includes("\0")) found.set(name, content);
		if (typeof content === "object" && "executable" in content) found.set(name, content.executable);
	}
	return found;
}

/** Without text that took the place of binary bytes, which git shows as binary. */
function shownTexts(base: Tree, head: Tree, files: ChangeSet["files"]): Map<string, string> {
	const shown = texts(head);
	for (const { kind, path } of files) {
		const was = base[path];
		const wasBinary = was instanceof Uint8Array || (typeof was === "string" && was.includes("\0"));
		if (kind === "binary" && wasBinary) shown.delete(path);
	}
	return shown;
}

function apply(base: Tree, files: ChangeSet["files"]): Map<string, string> {
	const before = texts(base);
	const after = new Map(before);
	for (const file of files) {
		const source = file.previousPath ?? file.path;
		if (file.status === "renamed" && !files.some((other) => other.path === source)) after.delete(source);
		if (file.previousPath !== undefined && file.hunks.length === 0 && !before.has(source)) continue; // holds no text
		if (file.status === "deleted" || file.kind !== "text") after.delete(file.path);
		else after.set(file.path, applyFile(file.status === "type-changed" ? "" : (before.get(source) ?? ""), file));
	}
	return after;
}

const sorted = (map: ReadonlyMap<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

let sandbox: GitSandbox;
beforeAll(() => {
	sandbox = gitSandbox();
	sandbox.git("config", "core.autocrlf", "false");
});
afterAll(() => sandbox.remove());

async function patchBetween(base: ObjectId | undefined, head: ObjectId): Promise<Buffer> {
	return (await (await openRepository(sandbox.directory)).diff(base, head)).patch;
}

test("a range, and a root commit", async () => {
	const property = fc.asyncProperty(tree, fc.array(step, { minLength: 1, maxLength: 40 }), async (base, steps) => {
		const head = changed(base, steps);
		const [from, to] = [sandbox.commit(base), sandbox.commit(head)];
		const range = parseChange(await patchBetween(from, to));
		expect(range.unread).toEqual([]);
		expect(sorted(apply(base, range.files))).toEqual(sorted(shownTexts(base, head, range.files)));
		const whole = parseChange(await patchBetween(undefined, to));
		expect(sorted(apply({}, whole.files))).toEqual(sorted(texts(head)));
	});
	await fc.assert(property, { numRuns: 20 });
});

test("a patch cut anywhere gives whole files only, and names the one that it is cut in", async () => {
	const base = sandbox.commit({ a: "1\n2\n3\n4\n", b: "x\ny\n", c: "" });
	const head = sandbox.commit({ a: "1\n2\nthree\n4\n", b: "x\nz\n", d: "new\n--- a\n+++ b\n" });
	const patch = await patchBetween(base, head);
	const whole = new Map(parseChange(patch).files.map((file) => [file.path, file]));
	expect(whole.size).toBe(4);
	for (let end = 1; end < patch.length; end++) {
		const { files, unread } = parseChange(patch.subarray(0, end));
		for (const file of files) expect(file).toEqual(whole.get(file.path));
		expect(unread.length).toBeLessThanOrEqual(1);
	}
});
