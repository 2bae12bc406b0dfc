/**
 * Keeps a worker's disk to what is in use: deletes clones of repositories that were forgotten, by whichever process, and
 * clones that no review has used for long or that have grown old in use. Deleting one too many costs a fetch, so a race with a job is no harm.
 */

import { readdir, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Forgetting } from "../../store/forgetting.ts";
import { cloneFolder, cloneFolders } from "./clone-folder.ts";

export const CLONES_KEPT_DAYS = 14;
/** Each fetch adds a pack, and nothing of git's tidies up in between. So many slow git down, and fill the disk. */
const MAX_PACKS = 100;
/** A run takes ten minutes at most: this long after its fetch, no review reads the clone any more. */
const IDLE_MS = 30 * 60_000;
const DAY_MS = 24 * 3_600_000;
const SWEEP_EVERY_MS = 3_600_000;
/** A fetch that is being cancelled may still write where we delete. */
const DELETE_RETRIES = 5;

export interface SweepWorld {
	readonly store: Pick<Forgetting, "knownRepositories" | "onForgotten">;
	readonly clonesFolder: string;
}

export interface Sweeping {
	/** Resolves once no sweep is under way. */
	stop(): Promise<void>;
}

/** Sweeps now, each hour, and whenever something was forgotten. */
export function startSweeping(world: SweepWorld, onError: (error: unknown) => void): Sweeping {
	let last = Promise.resolve();
	const sweep = () => {
		last = last.then(() => sweepClones(world, new Date())).catch(onError);
	};
	const unhear = world.store.onForgotten(sweep);
	const timer = setInterval(sweep, SWEEP_EVERY_MS).unref();
	sweep();
	return {
		stop: () => {
			unhear();
			clearInterval(timer);
			return last;
		},
	};
}

export async function sweepClones({ store, clonesFolder }: SweepWorld, now: Date): Promise<void> {
	const folders = await cloneFolders(clonesFolder);
	if (folders.length === 0) return;
	const repositories = await store.knownRepositories();
	const known = new Set(repositories.map((each) => cloneFolder(clonesFolder, each)));
	for (const folder of folders) {
		if (!known.has(folder) || (await isToGo(folder, now))) await deleteClone(folder);
	}
}

async function isToGo(folder: string, now: Date): Promise<boolean> {
	const idleMs = now.getTime() - (await stat(folder)).mtimeMs;
	if (idleMs > CLONES_KEPT_DAYS * DAY_MS) return true;
	return idleMs > IDLE_MS && (await packsIn(folder)) > MAX_PACKS;
}

async function packsIn(folder: string): Promise<number> {
	const names = await readdir(join(folder, "objects", "pack")).catch(() => []);
	// What a killed fetch left counts as well; each whole pack comes with an index, which does not.
	return names.filter((name) => !name.endsWith(".idx") && !name.endsWith(".rev")).length;
}

/** The folders of its owner and its installation go with the last clone in them. */
async function deleteClone(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true, maxRetries: DELETE_RETRIES });
	const owner = dirname(folder);
	for (const parent of [owner, dirname(owner)]) await rmdir(parent).catch(() => {});
}
