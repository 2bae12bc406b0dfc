import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import type { ObjectId } from "../../src/change/change-set.ts";
import { fetchCommits } from "../../src/git/fetch-commits.ts";
import { gitSandbox } from "../support/git-sandbox.ts";

const folders: string[] = [];
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "gregor-fetch-"));
	folders.push(folder);
	return join(folder, "owner", "name.git");
}

/** `main` and `topic` leave `shared`, each with so many commits of its own. */
function remote(commits: number) {
	const sandbox = gitSandbox();
	folders.push(sandbox.directory);
	sandbox.git("config", "uploadpack.allowAnySHA1InWant", "true");
	const shared = sandbox.commit({ "a.rs": "fn a() {}\n" });
	const grow = (branch: string): ObjectId => {
		sandbox.git("switch", "--quiet", "--create", branch, shared);
		for (let index = 0; index < commits; index++)
			sandbox.git("commit", "--quiet", "--allow-empty", "-m", `${branch} ${index}`);
		sandbox.write(`${branch}.rs`, `fn ${branch}() {}\n`);
		sandbox.git("add", "--all");
		sandbox.git("commit", "--quiet", "-m", branch);
		return sandbox.git("rev-parse", "HEAD").trim() as ObjectId;
	};
	return { url: `file://${sandbox.directory}`, shared, base: grow("base"), head: grow("topic") };
}

describe("fetchCommits", () => {
	test.each([1, 60])("brings both commits and where their histories meet, %i commits apart", async (commits) => {
		const { url, shared, base, head } = remote(commits);
		const { repository, mergeBase } = await fetchCommits({ folder: newFolder(), url, commits: [base, head] });
		expect(mergeBase).toBe(shared);
		const { patch } = await repository.diff(mergeBase, head);
		expect(patch.toString()).toContain("+fn topic() {}");
	});

	test("asks the remote for nothing that it has already", async () => {
		const { url, shared, base, head } = remote(1);
		const folder = newFolder();
		await fetchCommits({ folder, url, commits: [base, head] });
		const again = await fetchCommits({ folder, url: "file:///no/such/remote", commits: [base, head] });
		expect(again.mergeBase).toBe(shared);
	});

	test("says by the folder's time when it was last used", async () => {
		const { url, base, head } = remote(1);
		const folder = newFolder();
		await fetchCommits({ folder, url, commits: [base, head] });
		utimesSync(folder, 1, 1);
		await fetchCommits({ folder, url, commits: [base, head] });
		expect(Date.now() - statSync(folder).mtimeMs).toBeLessThan(60_000);
	});

	describe("in a clone where git was killed", () => {
		const LOCKS = ["shallow.lock", "config.lock"];
		const lockedClone = async () => {
			const { url, shared, base, head } = remote(1);
			const folder = newFolder();
			await fetchCommits({ folder, url, commits: [base, base] });
			for (const lock of LOCKS) writeFileSync(join(folder, lock), "");
			return { folder, shared, fetch: () => fetchCommits({ folder, url, commits: [base, head] }) };
		};

		test("is not kept from it by the locks that are left", async () => {
			const { folder, shared, fetch } = await lockedClone();
			expect((await fetch()).mergeBase).toBe(shared);
			expect(LOCKS.map((lock) => existsSync(join(folder, lock)))).toEqual([false, false]);
		});

		test("is not kept from it by a git that only reads", async () => {
			const { folder, shared, fetch } = await lockedClone();
			const reader = spawn("git", ["--git-dir", folder, "cat-file", "--batch"], { cwd: folder });
			await once(reader, "spawn");
			expect((await fetch()).mergeBase).toBe(shared);
			reader.kill("SIGKILL");
			await once(reader, "close");
		});

		test("leaves the locks of a git that still runs, and comes through once it has ended", async () => {
			const { folder, shared, fetch } = await lockedClone();
			const orphan = spawn("sleep", ["60"], { cwd: folder });
			await once(orphan, "spawn");
			await expect(fetch()).rejects.toThrow("lock");
			orphan.kill("SIGKILL");
			await once(orphan, "close");
			expect((await fetch()).mergeBase).toBe(shared);
		});
	});

	test("a failure tells neither the credential nor the header", async () => {
		const { base, head } = remote(1);
		const request = {
			folder: newFolder(),
			url: "file:///no/such/remote",
			authorizationHeader: "Authorization: Basic c2VjcmV0",
		};
		const failure = await fetchCommits({ ...request, commits: [base, head] }).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(Error);
		expect(JSON.stringify([failure, String(failure), (failure as Error).stack])).not.toContain("c2VjcmV0");
	});
});
