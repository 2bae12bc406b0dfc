/** Where the clones lie: a folder an installation, in it one an owner, in it one a repository. */

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { RepositoryRef } from "../../store/forgetting.ts";

const SUFFIX = ".git";
const DEPTH = 3;

export function cloneFolder(clonesFolder: string, { installationId, owner, repo }: RepositoryRef): string {
	return join(clonesFolder, `${installationId}`, owner, `${repo}${SUFFIX}`);
}

/** All that look like clones; what else lies there is nobody's business. */
export async function cloneFolders(clonesFolder: string): Promise<string[]> {
	let folders = [clonesFolder];
	for (let level = 0; level < DEPTH; level++) folders = (await Promise.all(folders.map(foldersIn))).flat();
	return folders.filter((folder) => folder.endsWith(SUFFIX));
}

async function foldersIn(folder: string): Promise<string[]> {
	try {
		const entries = await readdir(folder, { withFileTypes: true });
		return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
		throw error;
	}
}
