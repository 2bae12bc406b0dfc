/** Peak memory of the command, its children included, on a change of 3,000 files and 200,000 lines. */

import { join } from "node:path";
import { createChangeRepository } from "./change-repository.ts";
import { runMeasured } from "./run-measured.ts";
import { madeUpFiles } from "./rust-files.ts";

const FILES = 3_000;
const LINES = 200_000;

export async function benchLargeChange(root: string): Promise<void> {
	const repository = createChangeRepository(madeUpFiles(FILES, Math.ceil(LINES / FILES)));
	try {
		const args = [join(root, "src/cli.ts"), "review", "--base=main", "--head=change", "--format=json"];
		const { peakMegabytes, milliseconds } = await runMeasured(process.execPath, args, repository.folder, true);
		console.log(`large change: ${FILES} files, ${LINES} lines`);
		console.log(`  peak memory             ${peakMegabytes.toFixed(0)} MB with all children  (aim: under 700)`);
		console.log(`  took                    ${(milliseconds / 1_000).toFixed(1)} s`);
	} finally {
		repository.remove();
	}
}
