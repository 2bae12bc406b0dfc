import { readdir, readFile, readlink, realpath, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** Where it cannot be seen who works in a clone, a lock as old as this is nobody's: no fetch may take half as long. */
const LOCK_LASTS_MS = 600_000;

/**
 * Deletes the locks that git left in a clone when it was killed. They would be in the way of every later fetch, for git
 * cannot tell a lock of the dead. The locks of a git that still runs stay, be it a dead worker's.
 */
export async function clearLocks(folder: string): Promise<void> {
	const locks = (await readdir(folder)).filter((name) => name.endsWith(".lock")).map((name) => join(folder, name));
	if (locks.length === 0) return;
	const hasWorker = await isWorkedIn(await realpath(folder));
	for (const lock of locks) {
		const isStale = hasWorker === undefined ? await isOld(lock) : !hasWorker;
		if (isStale) await rm(lock, { force: true });
	}
}

/** Commands of ours that take no lock: other reviews may well read the clone meanwhile. */
const READING = new Set([
	"cat-file",
	"diff",
	"diff-tree",
	"for-each-ref",
	"grep",
	"hash-object",
	"ls-tree",
	"merge-base",
	"rev-parse",
]);

/**
 * Whether a process that may write has the folder as its current one, as every git of ours has, and whatever that git
 * starts. `undefined` where the system does not tell.
 */
async function isWorkedIn(folder: string): Promise<boolean | undefined> {
	const processes = await readdir("/proc").catch(() => []);
	const ids = processes.filter((name) => /^\d+$/.test(name));
	if (ids.length === 0) return undefined;
	const found = await Promise.all(ids.map((id) => writesIn(join("/proc", id), folder)));
	return found.includes(true);
}

async function writesIn(process: string, folder: string): Promise<boolean> {
	const place = await readlink(join(process, "cwd")).catch(() => "");
	if (place !== folder) return false;
	const words = await readFile(join(process, "cmdline"), "utf8").catch(() => "");
	return !words.split("\0").some((word) => READING.has(word));
}

async function isOld(lock: string): Promise<boolean> {
	const changed = await stat(lock).catch(() => undefined);
	return changed !== undefined && Date.now() - changed.mtimeMs > LOCK_LASTS_MS;
}
