/**
 * The demo's world: a GitHub of its own, the real App against it, the sample repository that has it installed, and whom
 * its agents ask. Nothing leaves this machine but what goes to Claude, if that is wanted; nothing is left behind on it.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnvironment, type ServerEnvironment } from "../../src/config/environment.ts";
import { NO_PACE } from "../../src/github/write-pacer.ts";
import { type RunningServer, startServer } from "../../src/server.ts";
import { WEBHOOK_PATH } from "../../src/web/handle-request.ts";
import { type GitHubStandIn, startGitHub } from "../../test/support/github/start-github.ts";
import type { App, Repository, User } from "../../test/support/github/world.ts";
import { createSampleRepository } from "../../test/support/sample-repository.ts";
import { createLog, type DemoLog } from "./log.ts";
import type { DemoModel } from "./model/open-model.ts";
import { readStage } from "./read-stage.ts";
import { tellAgents } from "./tell-agents.ts";
import { type Watch, watchGitHub } from "./watch-github.ts";

export interface People {
	/** Wrote the change. */
	readonly meta: User;
	/** Looks after the repository. */
	readonly grete: User;
	/** Passes by, and may only read. */
	readonly josef: User;
}

export interface Demo {
	readonly github: GitHubStandIn;
	readonly repository: Repository;
	readonly people: People;
	readonly log: DemoLog;
	readonly model: DemoModel;
	/** By a pushed commit's id: the last thing said on the pull request before it. */
	readonly pushedAfter: Map<string, number>;
	/** Settles when all that was asked of Gregor is done and told. */
	settle(): Promise<void>;
	close(): Promise<void>;
}

/** Closes the model too. */
export async function openDemo(model: DemoModel, log: DemoLog = createLog()): Promise<Demo> {
	const data = await mkdtemp(join(tmpdir(), "gregor-demo-"));
	const github = await startGitHub();
	const owner = github.createUser("wattwerk", "Organization");
	const people = {
		meta: github.createUser("meta"),
		grete: github.createUser("grete"),
		josef: github.createUser("josef"),
	};
	const repository = await createRepository(github, owner, people);
	const app = github.createApp({ slug: "gregor", owner });
	const server = await startServer(environmentFor(github, app, data, model), {
		memory: true,
		onStage: (text) => log.say("gregor", text),
		onAgents: tellAgents(log),
		// GitHub wants a second between writes; who watches a demo need not wait for it.
		pace: NO_PACE,
	});
	app.webhookUrl = `${server.url}${WEBHOOK_PATH}`;
	const watch = watchGitHub(github, log);
	await github.install(app, { account: owner, repositories: [repository] });
	watch.look();
	return {
		github,
		repository,
		people,
		log,
		model,
		pushedAfter: new Map(),
		settle: () => settle(github, server, watch),
		close: async () => {
			watch.stop();
			await server.close();
			await github.close();
			await model.close();
			await rm(data, { recursive: true, force: true });
		},
	};
}

/** What Gregor does is told back to it, so that its answers are waited for too. */
async function settle(github: GitHubStandIn, server: RunningServer, watch: Watch): Promise<void> {
	let known = -1;
	while (known !== github.requests.length) {
		known = github.requests.length;
		await github.idle();
		await server.idle();
	}
	watch.look();
}

async function createRepository(github: GitHubStandIn, owner: User, { meta, grete }: People): Promise<Repository> {
	const sample = createSampleRepository();
	const repository = await github.createRepository({ owner, name: "ingest", from: sample.folder, isPrivate: false });
	sample.remove();
	github.setRole(repository, meta, "write");
	github.setRole(repository, grete, "maintain");
	const files = readStage("configuration");
	await github.push(repository, "main", { files, message: "Let Gregor block what is critical" }, grete);
	return repository;
}

function environmentFor(github: GitHubStandIn, app: App, data: string, model: DemoModel): ServerEnvironment {
	return readEnvironment({
		...model.variables,
		APP_ID: String(app.id),
		PRIVATE_KEY: app.privateKey,
		WEBHOOK_SECRET: app.webhookSecret,
		GREGOR_DATA: data,
		GHE_HOST: github.host,
		GHE_PROTOCOL: "http",
		HOST: "127.0.0.1",
		PORT: "0",
		LOG_LEVEL: "fatal",
	});
}
