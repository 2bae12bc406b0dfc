import { mkdtempSync, rmSync } from "node:fs";
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
