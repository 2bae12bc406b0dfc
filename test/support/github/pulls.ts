/** A pull request follows its branches: head, refs/pull/N/head, diff, commits and threads. */

import { join } from "node:path";
import { commitOf, commitsBetween, fetchInto, pullDiff, updateRef } from "./git-repository.ts";
import { relocateThreads } from "./threads.ts";
import { type PullRequest, type Repository, timestamp, type User, type World } from "./world.ts";

export interface NewPullRequest {
	readonly head: { readonly repository: Repository; readonly ref: string };
	readonly base: string;
	readonly author: User;
	readonly title: string;
	readonly body: string | null;
	readonly isDraft: boolean;
}

export async function createPull(world: World, repository: Repository, wanted: NewPullRequest): Promise<PullRequest> {
	const at = timestamp(world);
	const pull: PullRequest = {
		...wanted,
		id: world.nextId(),
		number: repository.pulls.length + 1,
		repository,
		head: { ...wanted.head, sha: "" },
		base: { ref: wanted.base, sha: "" },
		state: "open",
		createdAt: at,
		updatedAt: at,
		closedAt: null,
		diff: { mergeBase: "", head: "", files: [] },
		commits: [],
		reviews: [],
		threads: [],
		comments: [],
	};
	repository.pulls.push(pull);
	await followBranches(world, pull);
	return pull;
}

/** Brings a pull request up to its branches; answers the head that it had. */
export async function followBranches(world: World, pull: PullRequest): Promise<string> {
	const before = pull.head.sha;
	const directory = pull.repository.gitDirectory;
	const [head, base] = await Promise.all([
		tip(pull.head.repository, pull.head.ref),
		tip(pull.repository, pull.base.ref),
	]);
	const shown = `refs/pull/${pull.number}/head`;
	if (pull.head.repository === pull.repository) await updateRef(directory, shown, head);
	else await fetchInto(directory, pull.head.repository.gitDirectory, head, shown);
	const diff = await pullDiff(directory, base, head);
	const commits = await commitsBetween(directory, diff.mergeBase, head);
	pull.head.sha = head;
	pull.base.sha = base;
	pull.diff = diff;
	pull.commits = commits;
	pull.updatedAt = timestamp(world);
	await relocateThreads(pull);
	return before;
}

async function tip(repository: Repository, branch: string): Promise<string> {
	const found = await commitOf(repository.gitDirectory, `refs/heads/${branch}`);
	if (found === undefined) throw new Error(`The repository ${fullName(repository)} has no branch ${branch}.`);
	return found;
}

export function fullName(repository: Repository): string {
	return `${repository.owner.login}/${repository.name}`;
}

export function findRepository(world: World, owner: string, name: string): Repository | undefined {
	const wanted = `${owner}/${name}`.toLowerCase();
	return world.repositories.find((repository) => fullName(repository).toLowerCase() === wanted);
}

export function gitDirectoryOf(world: World, owner: string, name: string): string {
	return join(world.folder, owner, `${name}.git`);
}
