import type { ObjectId } from "../change/change-set.ts";
import { currentBranch, defaultBranch } from "./branches.ts";
import { commitMessages } from "./commit-messages.ts";
import { diffTrees, type RawDiff } from "./diff-trees.ts";
import { type GrepMatch, type GrepOptions, grep } from "./grep.ts";
import { type ListedFile, listFiles } from "./list-files.ts";
import { locateRepository } from "./locate-repository.ts";
import { type FileReader, readAt } from "./read-at.ts";
import { resolveRef } from "./resolve-ref.ts";
import { runGit } from "./run-git.ts";
import { snapshotWorkTree } from "./snapshot-work-tree.ts";

/** A local git repository, read only: no command here checks anything out or runs anything of the repository. */
export interface Repository {
	/** The top of the work tree; `undefined` for a bare repository or a mirror. */
	readonly workTree: string | undefined;
	/** The commit (else the tree) that a ref names; throws `unknown-ref`. */
	resolve(ref: string): Promise<ObjectId>;
	/** The best common ancestor of two commits; `undefined` where histories do not meet, or are too shallow to. */
	mergeBase(a: ObjectId, b: ObjectId): Promise<ObjectId | undefined>;
	/** Such as `origin/main`; throws `no-default-branch`. */
	defaultBranch(): Promise<string>;
	/** `undefined` when HEAD is detached. */
	currentBranch(): Promise<string | undefined>;
	/** The work tree as a tree, uncommitted and untracked files included; throws `no-work-tree`. */
	snapshotWorkTree(): Promise<ObjectId>;
	/** The patch from base to head; from nothing where base is `undefined`. */
	diff(base: ObjectId | undefined, head: ObjectId): Promise<RawDiff>;
	/** Files of one commit or tree; close it when done. */
	readAt(id: ObjectId, maxBytes?: number): FileReader;
	listFiles(id: ObjectId, under?: string): Promise<readonly ListedFile[]>;
	/** Messages of the commits from base to head, newest first; the last twenty. */
	commitMessages(base: ObjectId, head: ObjectId): Promise<readonly string[]>;
	grep(id: ObjectId, pattern: string, options?: GrepOptions): Promise<readonly GrepMatch[]>;
}

/** Opens the repository that a folder is or lies in. Throws a `GitError`: `git-missing` or `not-a-repository`. */
export async function openRepository(directory: string, signal?: AbortSignal): Promise<Repository> {
	const { place, workTree } = await locateRepository(directory, signal);
	return {
		workTree,
		resolve: (ref) => resolveRef(place, ref),
		mergeBase: async (a, b) => {
			const { stdout } = await runGit(place, ["merge-base", a, b], { statuses: [0, 1] });
			return (stdout.toString("ascii").trim() || undefined) as ObjectId | undefined;
		},
		defaultBranch: () => defaultBranch(place),
		currentBranch: () => currentBranch(place),
		snapshotWorkTree: () => snapshotWorkTree(place, workTree),
		diff: (base, head) => diffTrees(place, base, head),
		readAt: (id, maxBytes) => readAt(place, id, maxBytes),
		listFiles: (id, under) => listFiles(place, id, under),
		commitMessages: (base, head) => commitMessages(place, base, head),
		grep: (id, pattern, options) => grep(place, id, pattern, options),
	};
}
