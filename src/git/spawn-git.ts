import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { gitArguments } from "./git-arguments.ts";
import { gitEnvironment } from "./git-environment.ts";
import { GitError } from "./git-error.ts";

/** Where git runs, and until when. */
export interface GitPlace {
	/** The folder git starts in: the work tree's top, or the git directory. */
	readonly directory: string;
	/** Set where the repository is a git directory by itself: a bare repository or a mirror. */
	readonly gitDirectory?: string;
	/** Ends every running command when it is aborted. */
	readonly signal?: AbortSignal;
}

/** Starts git without a shell. The caller hears of a missing program through the child's `error` event. */
export function spawnGit(
	place: GitPlace,
	args: readonly string[],
	environment: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
	return spawn("git", gitArguments(place.gitDirectory, args), {
		cwd: place.directory,
		env: gitEnvironment(environment),
		stdio: "pipe",
		windowsHide: true,
		...(place.signal && { signal: place.signal, killSignal: "SIGKILL" as const }),
	});
}

/** A spawn's failure in the words of this room. */
export function spawnFailure(cause: NodeJS.ErrnoException, args: readonly string[]): GitError {
	if (cause.name === "AbortError") return new GitError("cancelled", "The git command was cancelled.", { args, cause });
	if (cause.code !== "ENOENT")
		return new GitError("failed", `git could not be started: ${cause.message}.`, { args, cause });
	const message = "The program git was not found. Install git 2.30 or newer, and see that it is on the PATH.";
	return new GitError("git-missing", message, { args, cause });
}
