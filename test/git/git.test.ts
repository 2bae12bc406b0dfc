import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ObjectId } from "../../src/change/change-set.ts";
import { parseChange } from "../../src/change/parse-change.ts";
import { GitError } from "../../src/git/git-error.ts";
import { openRepository, type Repository } from "../../src/git/open-repository.ts";
import { type GitSandbox, gitSandbox } from "../support/git-sandbox.ts";

const FILES = {
	"src/lib.rs": "pub fn one() {}\n",
	'src/odd ä\n"name.rs': "// odd\n",
	"run.sh": { executable: "#!/bin/sh\n" },
	link: { symlink: "src/lib.rs" },
	sub: { submodule: "1".repeat(40) },
	"big.txt": "x".repeat(5000),
};

let sandbox: GitSandbox;
let repository: Repository;
let root: ObjectId;
let head: ObjectId;

beforeAll(async () => {
	sandbox = gitSandbox();
	sandbox.git("config", "diff.noprefix", "true");
	sandbox.git("config", "diff.external", "false");
	sandbox.git("config", "core.hooksPath", "/nowhere");
	root = sandbox.commit({ "src/lib.rs": "pub fn one() {}\n" });
	head = sandbox.commit(FILES);
	repository = await openRepository(sandbox.directory);
});
afterAll(() => sandbox.remove());

const failure = async (work: Promise<unknown>) => {
	const error: unknown = await work.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	expect(error).toBeInstanceOf(GitError);
	return error as GitError;
};

describe("opening", () => {
	test("a folder inside the work tree", async () => {
		const inner = await openRepository(join(sandbox.directory, "src"));
		expect(await inner.resolve("HEAD")).toBe(head);
		expect(inner.workTree).toBe(repository.workTree);
	});

	test.each([[["--bare"]], [[]]])("a git directory by itself, made with %j", async (options) => {
		const folder = mkdtempSync(join(tmpdir(), "gregor-mirror-"));
		const target = join(folder, "repo");
		sandbox.git("clone", "--quiet", ...options, sandbox.directory, target);
		const opened = await openRepository(options.length > 0 ? target : join(target, ".git"));
		expect(await opened.resolve("main")).toBe(head);
		expect(opened.workTree).toBeUndefined();
		expect((await failure(opened.snapshotWorkTree())).kind).toBe("no-work-tree");
		rmSync(folder, { recursive: true });
	});

	test("no folder, and no repository", async () => {
		const folder = mkdtempSync(join(tmpdir(), "gregor-none-"));
		expect((await failure(openRepository(folder))).message).toMatch(/not in a git repository.*Run this inside one/);
		expect((await failure(openRepository(join(folder, "absent")))).kind).toBe("not-a-repository");
		rmSync(folder, { recursive: true });
	});

	test("no git", async () => {
		const path = process.env.PATH;
		process.env.PATH = "/nowhere";
		const error = await failure(openRepository(sandbox.directory));
		process.env.PATH = path;
		expect([error.kind, error.message]).toEqual(["git-missing", expect.stringMatching(/Install git/)]);
	});

	test("variables of an outer git command are not obeyed", async () => {
		process.env.GIT_DIR = "/nowhere";
		const opened = await openRepository(sandbox.directory).finally(() => delete process.env.GIT_DIR);
		expect(opened.workTree).toBe(repository.workTree);
	});
});

describe("refs", () => {
	test.each(["HEAD", "main", "HEAD^0", "main~0"])("%s", async (ref) => {
		expect(await repository.resolve(ref)).toBe(head);
	});

	test("a tree, by its id", async () => {
		const tree = sandbox.git("rev-parse", "HEAD^{tree}").trim();
		expect(await repository.resolve(tree)).toBe(tree);
	});

	test.each(["nope", "--all", "", "HEAD:src/lib.rs", "0".repeat(40), "a\nb"])("%j is unknown", async (ref) => {
		const error = await failure(repository.resolve(ref));
		expect([error.kind, error.args]).toEqual(["unknown-ref", [ref]]);
	});

	test("merge bases, where there is one", async () => {
		expect(await repository.mergeBase(root, head)).toBe(root);
		const tree = sandbox.git("rev-parse", "HEAD^{tree}").trim();
		const alone = sandbox.git("commit-tree", tree, "-m", "alone").trim() as ObjectId;
		expect(await repository.mergeBase(alone, head)).toBeUndefined();
	});

	test("branches", async () => {
		expect([await repository.currentBranch(), await repository.defaultBranch()]).toEqual(["main", "main"]);
		const other = gitSandbox();
		other.commit({});
		other.git("checkout", "--quiet", "-b", "topic");
		other.git("branch", "-D", "main");
		const opened = await openRepository(other.directory);
		expect((await failure(opened.defaultBranch())).message).toMatch(/Name the base/);
		other.git("update-ref", "refs/remotes/origin/next", "HEAD");
		other.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/next");
		expect(await opened.defaultBranch()).toBe("origin/next");
		expect((await failure(opened.resolve("next"))).message).toMatch(/Did you mean origin\/next/);
		other.git("checkout", "--quiet", "--detach");
		expect(await opened.currentBranch()).toBeUndefined();
		other.remove();
	});
});

describe("files", () => {
	const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString("utf8");

	test("regular files are read, all at once or one by one", async () => {
		const reader = repository.readAt(head);
		const paths = ["src/lib.rs", 'src/odd ä\n"name.rs', "run.sh"];
		const read = await Promise.all(paths.map((path) => reader.read(path)));
		expect(read.map(text)).toEqual(["pub fn one() {}\n", "// odd\n", "#!/bin/sh\n"]);
		expect(text(await reader.read("src/lib.rs"))).toBe("pub fn one() {}\n");
		await reader.close();
	});

	test.each([
		"link",
		"sub",
		"src",
		"absent",
		"src/absent",
		"",
		"/",
		"../x",
		"src/../run.sh",
		"run.sh/x",
		"link/x",
		"a\nb",
	])("%j is no regular file", async (path) => {
		const reader = repository.readAt(head);
		expect(await reader.read(path)).toBeUndefined();
		await reader.close();
	});

	test("a file over the limit is refused, and the next one is read", async () => {
		const reader = repository.readAt(head, 100);
		const [big, small] = await Promise.allSettled([reader.read("big.txt"), reader.read("src/lib.rs")]);
		expect(big).toMatchObject({ status: "rejected", reason: { kind: "too-large" } });
		expect(small).toMatchObject({ status: "fulfilled" });
		await reader.close();
		await reader.close();
	});

	test("reading after closing fails instead of waiting", async () => {
		const reader = repository.readAt(head);
		await reader.read("run.sh");
		await reader.close();
		expect((await failure(reader.read("big.txt"))).kind).toBe("failed");
	});

	test("lists, whole and under a folder", async () => {
		const all = await repository.listFiles(head);
		expect(all.map((file) => file.path).sort()).toEqual(Object.keys(FILES).sort());
		expect(all.find((file) => file.path === "link")?.mode).toBe("120000");
		const inner = await repository.listFiles(head, "src/");
		expect(inner.map((file) => file.path).sort()).toEqual(['src/odd ä\n"name.rs', "src/lib.rs"].sort());
	});

	test("searches", async () => {
		const found = await repository.grep(head, "one", { word: true, paths: ["*.rs"] });
		expect(found).toEqual([{ path: "src/lib.rs", line: 1, text: "pub fn one() {}" }]);
		expect(await repository.grep(head, "o.e")).toEqual([]);
		expect(await repository.grep(head, "o.e\\(", { regex: true })).toHaveLength(1);
		expect(await repository.grep(head, "--all")).toEqual([]);
	});
});

describe("changes", () => {
	test("the user's own settings do not change the patch", async () => {
		const { patch, cut } = await repository.diff(root, head);
		const { files, unread } = parseChange(patch);
		expect([cut, unread]).toEqual([false, []]);
		expect(files.map((file) => [file.path, file.kind]).sort()).toEqual([
			["big.txt", "text"],
			["link", "symlink"],
			["run.sh", "text"],
			['src/odd ä\n"name.rs', "text"],
			["sub", "submodule"],
		]);
	});

	test("a root commit is measured from nothing", async () => {
		const { files } = parseChange((await repository.diff(undefined, root)).patch);
		expect(files.map((file) => [file.status, file.path])).toEqual([["added", "src/lib.rs"]]);
	});

	test("a repository with SHA-256 ids", async () => {
		const other = gitSandbox("--object-format=sha256");
		const only = other.commit({ "a/b.rs": "fn b() {}\n", "a/empty": "" });
		const opened = await openRepository(other.directory);
		const { files, unread } = parseChange((await opened.diff(undefined, only)).patch);
		expect([files.map((file) => file.path), unread]).toEqual([["a/b.rs", "a/empty"], []]);
		const reader = opened.readAt(only);
		expect(Buffer.from((await reader.read("a/b.rs")) ?? []).toString()).toBe("fn b() {}\n");
		await reader.close();
		other.remove();
	});

	test("a hunk's section is the enclosing function", async () => {
		const body = (value: string) =>
			`impl Sink {\n\tasync fn send(&self) {\n${"\t\twork();\n".repeat(6)}\t\t${value}();\n\t}\n}\n`;
		const before = sandbox.commit({ ...FILES, "src/sink.rs": body("a") });
		const after = sandbox.commit({ ...FILES, "src/sink.rs": body("b") });
		const { files } = parseChange((await repository.diff(before, after)).patch);
		expect(files[0]?.hunks[0]?.section).toBe("async fn send(&self) {");
		head = sandbox.commit(FILES);
	});

	test("uncommitted and untracked files, not ignored ones; the index stays as it is", async () => {
		sandbox.write("src/lib.rs", "pub fn two() {}\n");
		sandbox.write("new.rs", "// new\n");
		sandbox.write(".gitignore", "ignored\n");
		sandbox.write("ignored", "");
		mkdirSync(join(sandbox.directory, "empty"));
		rmSync(join(sandbox.directory, "run.sh"));
		sandbox.git("add", "new.rs");
		const index = join(sandbox.directory, ".git", "index");
		const before = [readFileSync(index), statSync(index).mtimeMs];
		const tree = await repository.snapshotWorkTree();
		expect([readFileSync(index), statSync(index).mtimeMs]).toEqual(before);
		const { files } = parseChange((await repository.diff(head, tree)).patch);
		const changed = files.map((file) => `${file.status} ${file.path}`).filter((text) => !text.endsWith(" sub"));
		expect(changed.sort()).toEqual(["added .gitignore", "added new.rs", "deleted run.sh", "modified src/lib.rs"]);
	});

	test("a change of the same length in the same second is seen", async () => {
		const other = gitSandbox();
		other.commit({ f: "one\n" });
		const opened = await openRepository(other.directory);
		other.write("f", "two\n");
		const reader = opened.readAt(await opened.snapshotWorkTree());
		expect(Buffer.from((await reader.read("f")) ?? []).toString()).toBe("two\n");
		await reader.close();
		other.remove();
	});

	test("a cancelled command says so", async () => {
		const cancelled = AbortSignal.abort();
		expect((await failure(openRepository(sandbox.directory, cancelled))).kind).toBe("cancelled");
	});
});
