import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { GitError } from "./git-error.ts";
import { runGit } from "./run-git.ts";
import type { GitPlace } from "./spawn-git.ts";

export interface Location {
	readonly place: GitPlace;
	/** The top of the work tree; `undefined` for a bare repository or a mirror. */
	readonly workTree: string | undefined;
}

/** Finds the repository that a folder is, or lies in. Throws `not-a-repository` with what to do. */
export async function locateRepository(directory: string, signal: AbortSignal | undefined): Promise<Location> {
	const absolute = resolve(directory);
	const until = signal ? { signal } : {};
	if (!statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) {
		throw new GitError("not-a-repository", `There is no folder ${absolute}. Give the path of a git repository.`);
	}
	if (looksLikeGitDirectory(absolute)) {
		const place = { directory: absolute, gitDirectory: absolute, ...until };
		await askTop(place, ["--absolute-git-dir"]);
		return { place, workTree: undefined };
	}
	const workTree = await askTop({ directory: absolute, ...until }, ["--show-toplevel"]);
	return { place: { directory: workTree, ...until }, workTree };
}

/** A bare repository or mirror, whatever its `core.bare` says: `.git` is absent and its insides lie open. */
function looksLikeGitDirectory(directory: string): boolean {
	const has = (name: string) => existsSync(resolve(directory, name));
	return !has(".git") && has("HEAD") && has("objects") && has("refs");
}

async function askTop(place: GitPlace, question: readonly string[]): Promise<string> {
	try {
		const { stdout } = await runGit(place, ["rev-parse", ...question]);
		return stdout.toString("utf8").replace(/\r?\n$/, "");
	} catch (error) {
		if (!(error instanceof GitError) || error.kind !== "failed") throw error;
		throw notARepository(place.directory, error);
	}
}

function notARepository(directory: string, error: GitError): GitError {
	const facts = { args: error.args, stderr: error.stderr, cause: error };
	const said = /not a git repository/.test(error.stderr) ? "" : ` (git says: ${error.stderr.trim()})`;
	const message = `${directory} is not in a git repository${said}. Run this inside one, or name one.`;
	return new GitError("not-a-repository", message, facts);
}
