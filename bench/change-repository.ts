/** Temporary repositories with one large change, from nothing to the given files. */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface ChangeRepository {
	readonly folder: string;
	readonly remove: () => void;
}

/** Branch `main` holds a README, branch `change` all of `files` (text by path). */
export function createChangeRepository(files: ReadonlyMap<string, string>): ChangeRepository {
	const folder = mkdtempSync(join(tmpdir(), "gregor-bench-"));
	const git = (...args: string[]) =>
		execFileSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@example.org", ...args], { cwd: folder });
	const write = (path: string, text: string) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	};
	git("init", "--quiet", "--initial-branch=main");
	write("README.md", "# Bench\n");
	git("add", "--all");
	git("commit", "--quiet", "--message=base");
	git("switch", "--quiet", "--create=change");
	for (const [path, text] of files) write(path, text);
	git("add", "--all", "--force");
	git("commit", "--quiet", "--message=change");
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
