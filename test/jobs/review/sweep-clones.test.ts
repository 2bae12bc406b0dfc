import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { PullRequestRef } from "../../../src/github/pull-request-host.ts";
import { cloneFolder, cloneFolders } from "../../../src/jobs/review/clone-folder.ts";
import { CLONES_KEPT_DAYS, startSweeping, sweepClones } from "../../../src/jobs/review/sweep-clones.ts";
import { openStore } from "../../../src/store/open-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { openPostgres, type TestDatabase } from "../../support/database.ts";
import { eventually, newPullRequest } from "../../support/job-fixture.ts";

let database: TestDatabase;
/** One process a store, each with a disk of its own. */
let web: Store;
let workers: { readonly store: Store; readonly clonesFolder: string }[];
beforeAll(async () => {
	database = await openPostgres();
	web = await openStore(database.options);
	workers = [];
	for (let index = 0; index < 2; index++) {
		const clonesFolder = await mkdtemp(join(tmpdir(), "gregor-clones-"));
		workers.push({ store: await openStore(database.options), clonesFolder });
	}
}, 60_000);
afterAll(async () => {
	for (const { store, clonesFolder } of workers) {
		await store.close();
		await rm(clonesFolder, { recursive: true });
	}
	await web.close();
	await database.remove();
});

/** A clone on each worker's disk, of a repository that something is stored of. */
async function cloneOnEach(pullRequest: PullRequestRef): Promise<string[]> {
	await web.pause(pullRequest);
	const folders = workers.map(({ clonesFolder }) => cloneFolder(clonesFolder, pullRequest));
	for (const folder of folders) {
		await mkdir(join(folder, "objects"), { recursive: true });
		await writeFile(join(folder, "HEAD"), "ref: refs/heads/main\n");
	}
	return folders;
}

const those = (folders: readonly string[]) => folders.map((folder) => existsSync(folder));

describe("workers' clones", () => {
	test("go with the installation or the repository, whichever process forgot it", async () => {
		const [kept, account, repository] = [newPullRequest(), newPullRequest(), newPullRequest()];
		const sibling = { ...repository, repo: "sibling" };
		const sweeping = workers.map((world) =>
			startSweeping(world, (error) => {
				throw error;
			}),
		);
		const [keptAt, accountAt, repositoryAt, siblingAt] = [
			await cloneOnEach(kept),
			await cloneOnEach(account),
			await cloneOnEach(repository),
			await cloneOnEach(sibling),
		];
		await web.forgetInstallation(account.installationId);
		await web.forgetRepository(repository.installationId, repository.owner, repository.repo);
		await eventually(
			async () => [...those(accountAt), ...those(repositoryAt)],
			(there) => there.every((each) => !each),
		);
		for (const each of sweeping) await each.stop();
		expect([...those(keptAt), ...those(siblingAt)]).toEqual([true, true, true, true]);
		expect(existsSync(join(workers[0]?.clonesFolder ?? "", `${account.installationId}`))).toBe(false);
	});

	test("go at the start, where the word was missed", async () => {
		const pullRequest = newPullRequest();
		const folders = await cloneOnEach(pullRequest);
		await web.forgetInstallation(pullRequest.installationId);
		expect(those(folders)).toEqual([true, true]);
		for (const world of workers) await startSweeping(world, () => {}).stop();
		expect(those(folders)).toEqual([false, false]);
	});
});

describe("a clone that has grown to many packs", () => {
	const MINUTE_MS = 60_000;
	test.each([
		["goes once it is idle", 101, 40, false],
		["stays while a review may read it", 101, 10, true],
		["stays as long as they are few", 100, 40, true],
	])("%s", async (_what, packs, idleMinutes, stays) => {
		const [worker] = workers;
		const [folder = ""] = await cloneOnEach(newPullRequest());
		await mkdir(join(folder, "objects", "pack"));
		for (let index = 0; index < packs; index++) {
			for (const kind of ["pack", "idx"]) await writeFile(join(folder, "objects", "pack", `pack-${index}.${kind}`), "");
		}
		const then = new Date(Date.now() - idleMinutes * MINUTE_MS);
		await utimes(folder, then, then);
		if (worker) await sweepClones(worker, new Date());
		expect(existsSync(folder)).toBe(stays);
	});
});

describe("a clone that no review has used", () => {
	const DAY_MS = 24 * 3_600_000;
	let folder: string;
	beforeEach(async () => {
		folder = (await cloneOnEach(newPullRequest()))[0] as string;
	});

	test.each([
		["for long is deleted", CLONES_KEPT_DAYS + 1, false],
		["for a while stays", CLONES_KEPT_DAYS - 1, true],
	])("%s", async (_what, days, stays) => {
		const [worker] = workers;
		const then = new Date(Date.now() - days * DAY_MS);
		await utimes(folder, then, then);
		if (worker) await sweepClones(worker, new Date());
		expect(existsSync(folder)).toBe(stays);
	});
});

test("what is no clone is left alone, and no folder at all is no error", async () => {
	const { store, clonesFolder } = workers[0] as (typeof workers)[0];
	await rm(clonesFolder, { recursive: true });
	expect(await cloneFolders(clonesFolder)).toEqual([]);
	await mkdir(join(clonesFolder, "1", "notes"), { recursive: true });
	await writeFile(join(clonesFolder, "1", "notes", "a.git"), "not a folder");
	await sweepClones({ store, clonesFolder }, new Date());
	expect(await readdir(clonesFolder, { recursive: true })).toEqual(["1", "1/notes", "1/notes/a.git"]);
});
