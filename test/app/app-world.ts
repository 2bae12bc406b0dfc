/** The real App on an embedded database, against the stand-in: installed on a repository that holds the sample's base. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startGitHub } from "../support/github/start-github.ts";
import { startApp } from "../support/start-app.ts";

export function filesOf(stage: string): Record<string, string> {
	const folder = fileURLToPath(new URL(`../fixtures/ingest/${stage}`, import.meta.url));
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = entries.map((entry) => join(entry.parentPath, entry.name));
	return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

export async function startAppWorld(extraFiles: Record<string, string> = {}) {
	const github = await startGitHub({ writesAMinute: 100_000, requestsAnHour: 100_000 });
	const anna = github.createUser("anna");
	const ben = github.createUser("ben");
	const app = github.createApp({ slug: "gregor", owner: anna });
	const repository = await github.createRepository({
		owner: anna,
		name: "ingest",
		files: { ...filesOf("base"), ...extraFiles },
	});
	const started = await startApp(github, app, { memory: true, retryDelaySeconds: 0 });
	const installation = await github.install(app, { account: anna, repositories: [repository] });
	return { github, anna, ben, app, repository, installation, ...started };
}

export type AppWorld = Awaited<ReturnType<typeof startAppWorld>>;
