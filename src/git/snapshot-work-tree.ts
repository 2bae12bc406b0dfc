import { copyFile, mkdtemp, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { ObjectId } from "../change/change-set.ts";
import { GitError } from "./git-error.ts";
import { runGit, runGitLine } from "./run-git.ts";
import type { GitPlace } from "./spawn-git.ts";

/**
 * The work tree as it lies there, uncommitted and untracked files included, ignored ones not, as a tree object.
 * The index, the branches and the files stay as they are: all is staged in a copy of the index. The repository only gains
 * unreferenced objects, which git collects in time (as `git stash create` leaves them).
 */
export async function snapshotWorkTree(place: GitPlace, workTree: string | undefined): Promise<ObjectId> {
	if (!workTree) {
		throw new GitError(
			"no-work-tree",
			`${place.directory} has no work tree, so no uncommitted changes. Name a commit.`,
		);
	}
	const folder = await mkdtemp(join(tmpdir(), "gregor-index-"));
	try {
		const environment = { GIT_INDEX_FILE: join(folder, "index") };
		await copyIndex(place, environment.GIT_INDEX_FILE);
		const quiet = ["-c", "core.safecrlf=false", "-c", "advice.addEmbeddedRepo=false"];
		await runGit(place, [...quiet, "add", "--all", "--", "."], { environment });
		return (await runGitLine(place, ["write-tree"], { environment })) as ObjectId;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/**
 * With the index comes what git knows of each file's size and time, so that only changed files are read. git takes a file
 * for changed when it is not older than the index, so the copy must not look newer: its time is rounded down.
 */
async function copyIndex(place: GitPlace, target: string): Promise<void> {
	const source = resolve(place.directory, await runGitLine(place, ["rev-parse", "--git-path", "index"]));
	const known = await stat(source).catch(() => undefined);
	if (!known) return; // nothing was ever staged here
	await copyFile(source, target);
	const seconds = Math.floor(known.mtimeMs / 1000);
	await utimes(target, seconds, seconds);
}
