/** A temporary folder for many small files: in memory where the system has a place for that, as writing them is faster. */

import { accessSync, constants, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Linux keeps this folder in memory; a container's is 64 MB by default. */
const IN_MEMORY = "/dev/shm";
const MOST_BYTES_IN_MEMORY = 16 * 1024 * 1024;

/** `bytes`: how much is going to be written. The caller removes it. */
export function makeScratchFolder(bytes: number): string {
	const base = bytes <= MOST_BYTES_IN_MEMORY && isWritable(IN_MEMORY) ? IN_MEMORY : tmpdir();
	return mkdtempSync(join(base, "gregor-scan-"));
}

function isWritable(folder: string): boolean {
	try {
		accessSync(folder, constants.W_OK | constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
