/** Puts the App together: store, queue, worker, webhooks; one process may be all of it, or one part of many. */

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { createNodeMiddleware, Probot } from "probot";
import { createApp } from "./app.ts";
import { DOCS_URL, VERSION } from "./commands/about.ts";
import type { ServerEnvironment } from "./config/environment.ts";
import { connectApp, type GitHubApp, type GitHubAppOptions } from "./github/github-app.ts";
import { namedBy } from "./github/is-named.ts";
import { openPullRequest } from "./github/open-pull-request.ts";
import type { PullRequestRef } from "./github/pull-request-host.ts";
import { openQueue } from "./jobs/open-queue.ts";
import type { Queue } from "./jobs/queue.ts";
import { pullRequestHandler, tellFinalFailure } from "./jobs/review/handle-pull-request.ts";
import { type Sweeping, startSweeping } from "./jobs/review/sweep-clones.ts";
import type { JobWorld } from "./jobs/review/world.ts";
import type { AgentProgress } from "./model/agent-outcome.ts";
import { openClient } from "./model/client.ts";
import { parseMarker } from "./report/markdown/marker.ts";
import { openStore } from "./store/open-store.ts";
import type { Store } from "./store/store.ts";
import { handleRequest, WEBHOOK_PATH } from "./web/handle-request.ts";
import { type Metrics, openMetrics } from "./web/metrics.ts";

export interface ServerOptions {
	/** Keep the embedded database in memory: gone with the process. */
	readonly memory?: boolean;
	/** Told of each stage of each review, for who watches. */
	readonly onStage?: (text: string) => void;
	/** Told what the agents do, as they do it, for who watches. */
	readonly onAgents?: (progress: AgentProgress) => void;
	/** How fast to write to GitHub; its own limits where left out. */
	readonly pace?: GitHubAppOptions["pace"];
	/** How to reach GitHub and wait for it; the network and real time where left out. */
	readonly transport?: Pick<GitHubAppOptions, "clock" | "fetch" | "retryUnitMs">;
	/** The first pause before a failed job is tried again. */
	readonly retryDelaySeconds?: number;
}

export interface RunningServer {
	readonly url: string;
	readonly port: number;
	readonly store: Store;
	readonly queue: Queue;
	/** Resolves once nothing waits and nothing runs. */
	idle(): Promise<void>;
	close(): Promise<void>;
}

export async function startServer(environment: ServerEnvironment, options: ServerOptions = {}): Promise<RunningServer> {
	const log = pino({ level: environment.logLevel });
	const metrics = openMetrics();
	const store = await openStore({
		databaseUrl: environment.databaseUrl,
		dataFolder: join(environment.dataFolder, "database"),
		memory: options.memory ?? false,
	});
	const { retryDelaySeconds } = options;
	const queue = await openQueue(store, {
		onError: (error) => log.error({ err: error }, "queue"),
		onEvent: metrics.onJob,
		...(retryDelaySeconds !== undefined && { retryDelaySeconds }),
	});
	metrics.watchQueue(queue);
	const github = connectApp({
		appId: environment.appId,
		privateKey: environment.privateKey,
		addresses: { api: environment.apiUrl, web: environment.siteUrl },
		onRequest: metrics.onRequest,
		...options.transport,
		...(options.pace && { pace: options.pace }),
	});
	const parts = { store, queue, metrics, log, github };
	const worker = environment.role === "web" ? undefined : await startWorker(environment, options, parts);
	const server = await startWeb(environment, parts);
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://${environment.host === "0.0.0.0" ? "127.0.0.1" : environment.host}:${port}`,
		port,
		store,
		queue,
		idle: () => untilIdle(queue),
		close: async () => {
			await new Promise((resolve) => server.close(resolve).closeAllConnections());
			await queue.stop();
			await worker?.stop();
			await store.close();
		},
	};
}

interface Parts {
	readonly store: Store;
	readonly queue: Queue;
	readonly metrics: Metrics;
	readonly log: Logger;
	readonly github: GitHubApp;
}

async function startWorker(environment: ServerEnvironment, options: ServerOptions, parts: Parts): Promise<Sweeping> {
	const { metrics, log, github } = parts;
	const { model } = environment;
	const world: JobWorld = {
		store: parts.store,
		openHost: (ref) => {
			const memory = parts.store.writesTo(ref);
			return openPullRequest(github.openInstallation(ref), ref.number, { parseFingerprint, memory });
		},
		clonesFolder: join(environment.dataFolder, "clones"),
		version: VERSION,
		docsUrl: DOCS_URL,
		siteUrl: environment.siteUrl,
		onStage: (ref, stage, milliseconds) => {
			metrics.onStage(stage, milliseconds);
			log.info({ pullRequest: nameOf(ref), stage, milliseconds }, "stage");
			options.onStage?.(`${nameOf(ref)}: ${stage}, ${milliseconds} ms`);
		},
		...(model && {
			model: {
				client: await openClient(model),
				environment: model,
				nonceSecret: environment.webhookSecret.padEnd(16, "."),
				secrets: [environment.webhookSecret],
			},
		}),
		onAgents: (ref, progress) => {
			log.debug({ pullRequest: nameOf(ref), ...progress }, "agent");
			options.onAgents?.(progress);
		},
		onModelUse: metrics.onModelUse,
		onTalk: (ref, told) => log[told.failure ? "warn" : "info"]({ pullRequest: nameOf(ref), ...told }, "talk"),
		onRunEnd: metrics.onRunEnd,
		onFinding: metrics.onFinding,
	};
	const handler = pullRequestHandler(world);
	await parts.queue.work(
		async (ref, signal, attempt) => {
			await handler(ref, signal, attempt).catch((error: unknown) => {
				log.warn({ err: error, pullRequest: nameOf(ref), attempt: attempt.attempt }, "a job failed");
				throw error;
			});
		},
		{
			concurrency: environment.workers,
			perInstallation: environment.perInstallation,
			onFinalFailure: (ref, failure) => tellFinalFailure(ref, failure, world),
		},
	);
	return startSweeping(world, (error) => log.warn({ err: error }, "clones were not swept"));
}

const nameOf = ({ owner, repo, number }: PullRequestRef): string => `${owner}/${repo}#${number}`;

function parseFingerprint(body: string) {
	const marker = parseMarker(body);
	return marker?.kind === "finding" ? marker.fingerprint : undefined;
}

async function startWeb(environment: ServerEnvironment, parts: Parts): Promise<Server> {
	const { queue, metrics, log } = parts;
	const webhooks = environment.role === "worker" ? undefined : await webhookMiddleware(environment, parts);
	const checkReady = async () => void (await queue.stats());
	const server = createServer((request, response) => {
		handleRequest(request, response, { webhooks, registry: metrics.registry, checkReady }).catch((error: unknown) => {
			log.error({ err: error }, "request");
			if (!response.headersSent) response.writeHead(500).end();
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject).listen(environment.port, environment.host, resolve);
	});
	return server;
}

async function webhookMiddleware(environment: ServerEnvironment, parts: Parts) {
	const { store, queue, metrics, log, github } = parts;
	const level = ["error", "fatal"].includes(environment.logLevel) ? environment.logLevel : "warn";
	const probot = new Probot({
		appId: environment.appId,
		privateKey: environment.privateKey,
		secret: environment.webhookSecret,
		baseUrl: environment.apiUrl,
		log: log.child({}, { level, serializers: { err: withoutPayload } }),
	});
	const app = createApp({
		store,
		wake: queue.wake,
		isNamed: namedBy(github.identity, (error) => log.warn({ err: error }, "the App's name is not known")),
		onDelivery: metrics.onDelivery,
	});
	return createNodeMiddleware(app, { probot, webhooksPath: WEBHOOK_PATH });
}

/** Probot logs an error with its event: anyone's 25 MB where the signature was wrong, private code where it was right. */
function withoutPayload(error: unknown) {
	if (!(error instanceof Error)) return { message: "what was thrown is no error" };
	const first = error instanceof AggregateError ? error.errors[0] : error;
	return { type: error.name, message: error.message, stack: first instanceof Error ? first.stack : undefined };
}

/** How often to look whether the queue is empty. */
const LOOK_MS = 25;

async function untilIdle(queue: Queue): Promise<void> {
	for (;;) {
		const { depth, active } = await queue.stats();
		if (depth + active === 0) return;
		await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
	}
}
