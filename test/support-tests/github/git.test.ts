import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { gitEnvironment } from "../../support/github/run-git.ts";
import { type Bench, setUp, tokenWith } from "./bench.ts";

const run = promisify(execFile);
let bench: Bench;
let folder: string;
beforeAll(async () => {
	bench = await setUp();
	folder = await mkdtemp(join(tmpdir(), "gregor-clone-"));
});
afterAll(async () => {
	expect(bench.github.violations).toEqual([]);
	await rm(folder, { recursive: true, force: true });
	await bench.github.close();
});

function git(token: string | undefined, ...args: string[]) {
	const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
	const header = token === undefined ? [] : ["-c", `http.extraHeader=Authorization: Basic ${basic}`];
	return run("git", [...header, ...args], { cwd: folder, env: gitEnvironment(), encoding: "utf8" });
}

const address = () => `${bench.github.url}/anna/meter.git`;

test("a clone, with the pull request's head and a commit that only a pull request reaches", async () => {
	const { github, repository, pull } = bench;
	const token = await tokenWith(bench, { contents: "read" }, ["meter"]);
	await git(token, "clone", "--quiet", "--no-checkout", address(), "clone");
	const before = pull.head.sha;
	await github.push(repository, "topic", { files: { "src/late.rs": "late\n" }, parent: "refs/heads/main" });
	const clone = join(folder, "clone");
	await git(token, "-C", clone, "fetch", "--quiet", "--depth=1", "origin", "refs/pull/1/head");
	const { stdout } = await git(undefined, "-C", clone, "show", "FETCH_HEAD:src/late.rs");
	expect(stdout).toBe("late\n");
	await git(token, "-C", clone, "fetch", "--quiet", "--depth=1", "--filter=blob:none", "origin", before);
});

test("a fork's head is fetched from the base, by refs/pull", async () => {
	const { github, repository, ben } = bench;
	const fork = await github.fork(repository, ben);
	const sha = await github.push(fork, "idea", { files: { "src/idea.rs": "idea\n" }, parent: "refs/heads/main" }, ben);
	const pull = await github.openPullRequest(repository, { author: ben, head: { repository: fork, branch: "idea" } });
	const token = await tokenWith(bench, { contents: "read" });
	const { stdout } = await git(token, "ls-remote", address(), `refs/pull/${pull.number}/head`);
	expect(stdout).toBe(`${sha}\trefs/pull/${pull.number}/head\n`);
	const { data } = await bench.octokit.rest.pulls.get({ ...bench.at, pull_number: pull.number });
	expect([data.head.repo.full_name, data.head.repo.fork, data.head.label]).toEqual(["ben/meter", true, "ben:idea"]);
});

test("a local repository's branch becomes a branch here, by force", async () => {
	const { github, repository, pull } = bench;
	const local = join(folder, "local");
	await git(undefined, "init", "--quiet", "--initial-branch=main", local);
	const who = ["-c", "user.name=Anna", "-c", "user.email=anna@example.org"];
	await git(undefined, "-C", local, ...who, "commit", "--quiet", "--allow-empty", "--message", "Alone");
	const sha = await github.pushFrom(repository, "topic", { folder: local, revision: "main" });
	expect(pull.head.sha).toBe(sha);
	const copy = await github.createRepository({ owner: bench.anna, name: "copy", from: local });
	expect(await readFile(join(copy.gitDirectory, "HEAD"), "utf8")).toBe("ref: refs/heads/main\n");
});

const refused: [string, () => Promise<string | undefined>, RegExp][] = [
	["nobody", async () => undefined, /terminal prompts disabled|could not read Username/],
	["a wrong token", async () => "ghs_wrong", /terminal prompts disabled|Authentication failed|could not read Username/],
	["a token without contents", () => tokenWith(bench, { issues: "read" }), /403|not found/],
];
test.each(refused)("%s is refused", async (_name, token, complaint) => {
	await expect(git(await token(), "ls-remote", address())).rejects.toThrow(complaint);
});

test("nobody pushes", async () => {
	const token = await tokenWith(bench, { contents: "write" });
	const pushed = git(token, "-C", join(folder, "clone"), "push", "origin", "HEAD:refs/heads/mine");
	await expect(pushed).rejects.toThrow(/403/);
});
