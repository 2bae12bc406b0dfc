/** The real App on an embedded database, against the stand-in: installed on a repository that holds the sample's base. */

import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readEnvironment } from "../../src/config/environment.ts";
import { NO_PACE } from "../../src/github/write-pacer.ts";
import { startServer } from "../../src/server.ts";
import { startGitHub } from "../support/github/start-github.ts";

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
	const folder = await mkdtemp(join(tmpdir(), "gregor-app-"));
	const server = await startServer(
		readEnvironment({
			APP_ID: `${app.id}`,
			PRIVATE_KEY: app.privateKey,
			WEBHOOK_SECRET: app.webhookSecret,
			GHE_HOST: github.host,
			GHE_PROTOCOL: "http",
			GREGOR_DATA: folder,
			HOST: "127.0.0.1",
			PORT: "0",
			LOG_LEVEL: "fatal",
		}),
		{ memory: true, pace: NO_PACE, retryDelaySeconds: 0 },
	);
	app.webhookUrl = `${server.url}/api/github/webhooks`;
	const installation = await github.install(app, { account: anna, repositories: [repository] });
	return {
		github,
		anna,
		ben,
		app,
		repository,
		installation,
		server,
		folder,
		close: async () => {
			await server.close();
			await github.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

export type AppWorld = Awaited<ReturnType<typeof startAppWorld>>;
