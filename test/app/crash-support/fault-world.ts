/** One running App for tables of faults: it waits for nothing, and gives a silent GitHub up soon. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnvironment } from "../../../src/config/environment.ts";
import { NO_PACE } from "../../../src/github/write-pacer.ts";
import { startServer } from "../../../src/server.ts";
import { startGitHub } from "../../support/github/start-github.ts";
import type { App, PullRequest } from "../../support/github/world.ts";
import { eventually } from "../../support/job-fixture.ts";
import { BASE_FILES, CHANGE } from "./small-change.ts";

/** Longer than the stand-in takes for an answer; where a busy machine takes longer, that is one more fault to get over. */
const SILENCE_MS = 400;

export async function startSmallGitHub() {
	const github = await startGitHub({ writesAMinute: 1e6, requestsAnHour: 1e6, validatesAnswers: false });
	const anna = github.createUser("anna");
	const app = github.createApp({ slug: "gregor", owner: anna });
	const repository = await github.createRepository({ owner: anna, name: "small", files: BASE_FILES });
	await github.install(app, { account: anna, repositories: [repository] });
	let branches = 0;
	return {
		github,
		anna,
		app,
		repository,
		/** A new pull request with two findings; settles when its webhook was answered. */
		open: async (): Promise<PullRequest> => {
			const head = `change-${++branches}`;
			await github.push(repository, head, { files: CHANGE, parent: "refs/heads/main" });
			const pull = await github.openPullRequest(repository, { author: anna, head, title: head });
			await github.idle();
			return pull;
		},
	};
}

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

export async function startFaultWorld() {
	const small = await startSmallGitHub();
	const { app, github } = small;
	const folder = await mkdtemp(join(tmpdir(), "gregor-faults-"));
	/** What happens while the App waits before it tries again. */
	const meanwhile: (() => Promise<unknown>)[] = [];
	const clock = { now: Date.now, wait: async () => void (await meanwhile.shift()?.()) };
	const server = await startServer(readEnvironment(environmentOf(app, github.host, { GREGOR_DATA: folder })), {
		memory: true,
		pace: NO_PACE,
		retryDelaySeconds: 0,
		transport: {
			clock,
			retryUnitMs: 1,
			fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(SILENCE_MS) }),
		},
	});
	app.webhookUrl = `${server.url}/api/github/webhooks`;
	return {
		...small,
		server,
		meanwhile: (what: () => Promise<unknown>) => void meanwhile.push(what),
		settled: async () => {
			await github.idle();
			await server.idle();
			await github.idle();
		},
		/** Settles when people were told of every dead job. */
		told: () => eventually(server.queue.listDead, (dead) => dead.every(({ isTold }) => isTold)),
		close: async () => {
			await server.close();
			await github.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

export type FaultWorld = Awaited<ReturnType<typeof startFaultWorld>>;
