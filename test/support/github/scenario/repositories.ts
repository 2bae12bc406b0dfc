/** Repositories and what is pushed to them. A push brings every pull request on the branch along. */

import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { type Teller, tellPull } from "../events.ts";
import { cloneBare, commitFiles, commitOf, type FileChanges, fetchInto, type NewCommit } from "../git-repository.ts";
import { followBranches, gitDirectoryOf } from "../pulls.ts";
import { runGit } from "../run-git.ts";
import { type Repository, type Role, timestamp, type User } from "../world.ts";

export interface NewRepository {
	readonly owner: User;
	readonly name: string;
	/** A local repository whose branches to take. */
	readonly from?: string;
	/** Or the files of a first commit on `main`. */
	readonly files?: FileChanges;
	/** Private if not said, as strictest. */
	readonly isPrivate?: boolean;
	readonly defaultBranch?: string;
}

export function repositories(teller: Teller) {
	const { world } = teller;
	const seconds = () => Math.floor(world.now() / 1000);

	const add = async (wanted: NewRepository, parent: Repository | undefined): Promise<Repository> => {
		const gitDirectory = gitDirectoryOf(world, wanted.owner.login, wanted.name);
		await mkdir(dirname(gitDirectory), { recursive: true });
		if (wanted.from === undefined) await runGit(gitDirectory, ["init", "--quiet", "--bare", "--initial-branch=main"]);
		await cloneBareOrKeep(wanted.from, gitDirectory);
		const repository: Repository = {
			id: world.nextId(),
			owner: wanted.owner,
			name: wanted.name,
			isPrivate: wanted.isPrivate ?? true,
			defaultBranch: wanted.defaultBranch ?? "main",
			gitDirectory,
			parent,
			collaborators: new Map(),
			pulls: [],
			checkRuns: [],
			createdAt: timestamp(world),
		};
		world.repositories.push(repository);
		if (wanted.files !== undefined) await commit(repository, "main", { files: wanted.files }, wanted.owner);
		return repository;
	};

	const commit = (repository: Repository, branch: string, wanted: NewCommit, by: User) =>
		commitFiles(repository.gitDirectory, branch, wanted, { login: by.login, seconds: seconds() });

	/** Open pull requests from the branch hear of it; those onto the branch see it silently, as on GitHub. */
	const moved = async (repository: Repository, branch: string, by: User): Promise<void> => {
		const open = world.repositories.flatMap((each) => each.pulls).filter((pull) => pull.state === "open");
		for (const pull of open) {
			const isHead = pull.head.repository === repository && pull.head.ref === branch;
			const isBase = pull.repository === repository && pull.base.ref === branch;
			if (!isHead && !isBase) continue;
			const before = await followBranches(world, pull);
			if (before === pull.head.sha) continue;
			await tellPull(teller, "synchronize", pull, by, { before, after: pull.head.sha });
		}
	};

	return {
		createRepository: (wanted: NewRepository) => add(wanted, undefined),
		fork: (repository: Repository, owner: User) => {
			const { name, isPrivate, defaultBranch, gitDirectory } = repository;
			return add({ owner, name, isPrivate, defaultBranch, from: gitDirectory }, repository);
		},
		setRole: (repository: Repository, user: User, role: Role | "none") => {
			if (role === "none") repository.collaborators.delete(user.login);
			else repository.collaborators.set(user.login, role);
		},
		/** Commits to a branch, which need not be there; answers the commit's id. */
		push: async (repository: Repository, branch: string, wanted: NewCommit, by: User = repository.owner) => {
			const sha = await commit(repository, branch, wanted, by);
			await moved(repository, branch, by);
			return sha;
		},
		/** Makes a branch what a local repository's revision is, by force if need be. */
		pushFrom: async (
			repository: Repository,
			branch: string,
			source: { readonly folder: string; readonly revision: string },
			by: User = repository.owner,
		) => {
			const ref = `refs/heads/${branch}`;
			await fetchInto(repository.gitDirectory, source.folder, source.revision, ref);
			await moved(repository, branch, by);
			return (await commitOf(repository.gitDirectory, ref)) ?? "";
		},
	};
}

async function cloneBareOrKeep(from: string | undefined, gitDirectory: string): Promise<void> {
	if (from !== undefined) await cloneBare(from, gitDirectory);
}
