/** The change of a pull request, fetched with git into the clone of its repository. */

import type { ChangeSet, ObjectId, ReadFile } from "../../change/change-set.ts";
import { parseChange } from "../../change/parse-change.ts";
import { fetchCommits } from "../../git/fetch-commits.ts";
import type { Repository } from "../../git/open-repository.ts";
import type { PullRequestFacts, PullRequestHost, PullRequestRef } from "../../github/pull-request-host.ts";
import { cloneFolder } from "./clone-folder.ts";
import { oneAtATime } from "./one-at-a-time.ts";

export interface FetchedChange {
	readonly change: ChangeSet;
	readonly repository: Repository;
	/** Tip of the base branch: where configuration, agents and rules are read from. */
	readonly baseTip: ObjectId;
	readonly readHead: ReadFile;
	/** Files of the merge base. */
	readonly readBase: ReadFile;
	close(): Promise<void>;
}

/** Two fetches into one clone would quarrel over its list of shallow commits. */
const fetching = oneAtATime();

export async function fetchChange(
	pullRequest: PullRequestRef,
	facts: PullRequestFacts,
	host: PullRequestHost,
	clonesFolder: string,
	signal: AbortSignal,
): Promise<FetchedChange> {
	const { url, authorizationHeader } = await host.gitSource();
	const baseTip = facts.base.sha as ObjectId;
	const head = facts.head.sha as string as ObjectId;
	const folder = cloneFolder(clonesFolder, pullRequest);
	const { repository, mergeBase } = await fetching(folder, () =>
		fetchCommits({ folder, url, authorizationHeader, commits: [baseTip, head], signal }),
	);
	const base = mergeBase ?? baseTip;
	const { patch, cut } = await repository.diff(base, head);
	const [before, after] = [repository.readAt(base), repository.readAt(head)];
	return {
		change: { base, head, ...parseChange(patch, { cut }) },
		repository,
		baseTip,
		readHead: after.read,
		readBase: before.read,
		close: async () => void (await Promise.all([before.close(), after.close()])),
	};
}
