/** Where the clones lie: a folder an installation, in it one an owner, in it one a repository. */

import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { InstallationId, PullRequestRef } from "../../github/pull-request-host.ts";

type RepositoryRef = Pick<PullRequestRef, "installationId" | "owner" | "repo">;

export function cloneFolder(clonesFolder: string, { installationId, owner, repo }: RepositoryRef): string {
	return join(clonesFolder, `${installationId}`, owner, `${repo}.git`);
}

/** All clones of an installation, or the one of `repository` (`owner/name`). What is not there is no error. */
export async function forgetClones(
	clonesFolder: string,
	installation: InstallationId,
	repository?: string,
): Promise<void> {
	const place = repository === undefined ? "" : `${repository}.git`;
	await rm(join(clonesFolder, `${installation}`, place), { recursive: true, force: true });
}
