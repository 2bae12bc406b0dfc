import { GitError } from "./git-error.ts";
import { runGit } from "./run-git.ts";
import type { GitPlace } from "./spawn-git.ts";

/** What default branches are called, the likeliest first. */
const USUAL_NAMES = ["main", "master", "trunk", "develop"];

/** The branch that HEAD is on; `undefined` when it is detached. */
export async function currentBranch(place: GitPlace): Promise<string | undefined> {
	const args = ["symbolic-ref", "--quiet", "--short", "HEAD"];
	const { stdout } = await runGit(place, args, { statuses: [0, 1] });
	return stdout.toString("utf8").trim() || undefined;
}

/**
 * The branch that changes are made against, such as `origin/main`: what the remote says; else a branch with a usual name,
 * the remote's before the local one. Throws `no-default-branch`.
 */
export async function defaultBranch(place: GitPlace): Promise<string> {
	const branches = await listBranches(place);
	const candidates = [await originHead(place), ...USUAL_NAMES.flatMap((name) => [`origin/${name}`, name])];
	const found = candidates.find((name) => name !== undefined && branches.has(name));
	if (found) return found;
	const message = `No default branch was found in ${place.directory} (no origin/HEAD, none of ${USUAL_NAMES.join(", ")}). Name the base to compare with.`;
	throw new GitError("no-default-branch", message);
}

async function originHead(place: GitPlace): Promise<string | undefined> {
	const args = ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"];
	const { stdout, status } = await runGit(place, args, { statuses: [0, 1, 128] });
	return status === 0 ? stdout.toString("utf8").trim() : undefined;
}

async function listBranches(place: GitPlace): Promise<ReadonlySet<string>> {
	const roots = ["refs/heads", "refs/remotes/origin"];
	const { stdout } = await runGit(place, ["for-each-ref", "--format=%(refname)", ...roots]);
	const names = stdout.toString("utf8").split("\n").filter(Boolean);
	return new Set(names.map((name) => name.replace(/^refs\/(heads|remotes)\//, "")));
}
