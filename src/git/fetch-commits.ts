/**
 * Brings commits of a remote repository into a local bare clone, shallow. The credential travels in git's environment:
 * it is in no argument, no address, no file and no error.
 */

import { mkdir, utimes } from "node:fs/promises";
import type { ObjectId } from "../change/change-set.ts";
import { clearLocks } from "./clear-locks.ts";
import { GitError } from "./git-error.ts";
import { openRepository, type Repository } from "./open-repository.ts";
import { runGit } from "./run-git.ts";
import type { GitPlace } from "./spawn-git.ts";

export interface FetchRequest {
	/** The clone's own folder; made when it is not there. Its time of change becomes that of the fetch. */
	readonly folder: string;
	/** Without credentials. */
	readonly url: string;
	/** The whole header line, `Authorization: …`; a secret. */
	readonly authorizationHeader?: string;
	/** Full object ids. The first two are the base and the head, whose merge base is fetched too. */
	readonly commits: readonly [base: ObjectId, head: ObjectId];
	readonly signal?: AbortSignal;
}

export interface FetchedCommits {
	readonly repository: Repository;
	/** `undefined` where the two histories do not meet within `DEPTHS`. */
	readonly mergeBase: ObjectId | undefined;
}

/** How many commits of history are fetched, step by step, until the two histories meet. */
const DEPTHS = [50, 1_000, 20_000];
const FETCH_TIMEOUT_MS = 300_000;

/** One at a time in a folder. */
export async function fetchCommits(request: FetchRequest): Promise<FetchedCommits> {
	const place = await openClone(request);
	const repository = await openRepository(request.folder, request.signal);
	const [base, head] = request.commits;
	const known = (await holds(place, base)) && (await holds(place, head));
	const before = known ? await repository.mergeBase(base, head) : undefined;
	if (before) return { repository, mergeBase: before };
	for (const depth of DEPTHS) {
		await fetch(place, request, depth);
		const mergeBase = await repository.mergeBase(base, head);
		if (mergeBase) return { repository, mergeBase };
	}
	return { repository, mergeBase: undefined };
}

async function openClone({ folder, signal }: FetchRequest): Promise<GitPlace> {
	await mkdir(folder, { recursive: true });
	await clearLocks(folder);
	const place = { directory: folder, gitDirectory: folder, ...(signal && { signal }) };
	// Harmless on a clone that is there already.
	await runGit({ directory: folder, ...(signal && { signal }) }, ["init", "--quiet", "--bare", folder]);
	const now = new Date();
	await utimes(folder, now, now);
	return place;
}

async function holds(place: GitPlace, commit: ObjectId): Promise<boolean> {
	const { status } = await runGit(place, ["cat-file", "-e", `${commit}^{commit}`], { statuses: [0, 1, 128] });
	return status === 0;
}

async function fetch(
	place: GitPlace,
	{ url, authorizationHeader, commits }: FetchRequest,
	depth: number,
): Promise<void> {
	const environment = authorizationHeader === undefined ? {} : credential(authorizationHeader);
	const options = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance", `--depth=${depth}`];
	await runGit(place, ["fetch", ...options, "--", url, ...commits], { environment, timeoutMs: FETCH_TIMEOUT_MS });
}

function credential(header: string): Record<string, string> {
	if (/[\r\n]/.test(header)) throw new GitError("failed", "The authorization for git holds a line break.");
	return {
		GIT_CONFIG_COUNT: "1",
		GIT_CONFIG_KEY_0: "http.extraHeader",
		GIT_CONFIG_VALUE_0: header,
	};
}
