/**
 * The sample that Gregor ships: an ingest service for electricity meters, and a pull request that prices the readings.
 * It brings in a dozen mistakes of real life among harmless changes. Laid into a temporary git repository, on the
 * branches `main` and `price-readings`.
 */

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface SampleRepository {
	readonly folder: string;
	/** Runs git there and returns what it printed. */
	readonly git: (...args: string[]) => string;
	readonly remove: () => void;
}

/** Fixed names and times, so that the commits' ids are the same everywhere. */
const IDENTITY = {
	GIT_AUTHOR_NAME: "Meta Samsa",
	GIT_AUTHOR_EMAIL: "meta@example.org",
	GIT_COMMITTER_NAME: "Meta Samsa",
	GIT_COMMITTER_EMAIL: "meta@example.org",
	GIT_AUTHOR_DATE: "2026-01-05T09:00:00Z",
	GIT_COMMITTER_DATE: "2026-01-05T09:00:00Z",
	GIT_CONFIG_GLOBAL: "/dev/null",
	GIT_CONFIG_NOSYSTEM: "1",
};

export function createSampleRepository(): SampleRepository {
	const folder = mkdtempSync(join(tmpdir(), "gregor-sample-"));
	const git = (...args: string[]): string =>
		execFileSync("git", args, { cwd: folder, env: { ...process.env, ...IDENTITY }, encoding: "utf8" });
	git("init", "--quiet", "--initial-branch=main");
	commit(folder, git, "base", "Store readings in batches");
	git("switch", "--quiet", "--create", "price-readings");
	commit(folder, git, "pull-request", "Price readings and announce alerts");
	return { folder, git, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function commit(folder: string, git: SampleRepository["git"], stage: string, message: string): void {
	cpSync(fileURLToPath(new URL(`../fixtures/ingest/${stage}`, import.meta.url)), folder, { recursive: true });
	git("add", "--all");
	git("commit", "--quiet", "--message", message);
}
