/** The real App beside a stand-in GitHub, in this process and with a data folder of its own. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnvironment } from "../../src/config/environment.ts";
import { NO_PACE } from "../../src/github/write-pacer.ts";
import { type RunningServer, type ServerOptions, startServer } from "../../src/server.ts";
import type { GitHubStandIn } from "./github/start-github.ts";
import type { App } from "./github/world.ts";

/** What the App is told of itself and of GitHub, as a process is told it. */
export function environmentOf(app: App, host: string, more: Readonly<Record<string, string>>): Record<string, string> {
	return {
		APP_ID: `${app.id}`,
		PRIVATE_KEY: app.privateKey,
		WEBHOOK_SECRET: app.webhookSecret,
		GHE_HOST: host,
		GHE_PROTOCOL: "http",
		HOST: "127.0.0.1",
		PORT: "0",
		LOG_LEVEL: "fatal",
		...more,
	};
}

export interface StartedApp {
	readonly server: RunningServer;
	/** Its database, where that is not in memory, and its clones. */
	readonly folder: string;
	/** Settles when GitHub has told all and the App has done all. */
	settled(): Promise<void>;
	/** Closes the App, then GitHub. */
	close(): Promise<void>;
}

/** Writes as fast as it can; GitHub sends its webhooks here from now on. `more` is added to its environment. */
export async function startApp(
	github: GitHubStandIn,
	app: App,
	options: ServerOptions = {},
	more: Readonly<Record<string, string>> = {},
): Promise<StartedApp> {
	const folder = await mkdtemp(join(tmpdir(), "gregor-app-"));
	const environment = readEnvironment(environmentOf(app, github.host, { GREGOR_DATA: folder, ...more }));
	const server = await startServer(environment, { pace: NO_PACE, ...options });
	app.webhookUrl = `${server.url}/api/github/webhooks`;
	return {
		server,
		folder,
		settled: async () => {
			await github.idle();
			await server.idle();
			await github.idle();
		},
		close: async () => {
			await server.close();
			await github.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
