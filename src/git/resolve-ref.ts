import type { ObjectId } from "../change/change-set.ts";
import { GitError } from "./git-error.ts";
import { runGit } from "./run-git.ts";
import type { GitPlace } from "./spawn-git.ts";

/**
 * The full id of the commit that a branch, tag, abbreviated id or expression such as `HEAD~2` names; where it names a tree,
 * the tree's. Throws `unknown-ref` with what to do.
 */
export async function resolveRef(place: GitPlace, ref: string): Promise<ObjectId> {
	const id = (await peel(place, ref, "commit")) ?? (await peel(place, ref, "tree"));
	if (id) return id;
	const remote = await peel(place, `origin/${ref}`, "commit");
	const advice = remote ? `Did you mean origin/${ref}?` : "Check its spelling, or fetch it first.";
	throw new GitError("unknown-ref", `There is no commit "${ref}" in ${place.directory}. ${advice}`, { args: [ref] });
}

/** `undefined` where there is no such object; a ref that starts with a dash would be read as an option, and is none. */
async function peel(place: GitPlace, ref: string, type: "commit" | "tree"): Promise<ObjectId | undefined> {
	if (ref === "" || ref.startsWith("-") || ref.includes("\0")) return undefined;
	const args = ["rev-parse", "--verify", "--quiet", `${ref}^{${type}}`];
	const { stdout, status } = await runGit(place, args, { statuses: [0, 1, 128] });
	return status === 0 ? (stdout.toString("ascii").trim() as ObjectId) : undefined;
}
