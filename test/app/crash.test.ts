/**
 * The process that reviews is killed at each point between delivery and verdict. Another goes on, and what people see is
 * what they would have seen. The one that goes on after a kill is the next to be killed.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readEnvironment } from "../../src/config/environment.ts";
import { type RunningServer, startServer } from "../../src/server.ts";
import { openPostgres, type TestDatabase } from "../support/database.ts";
import type { PullRequest } from "../support/github/world.ts";
import { silence } from "../support/job-clock.ts";
import { environmentOf } from "../support/start-app.ts";
import { startSmallGitHub } from "./crash-support/fault-world.ts";
import { outcomeOf, REVIEWED_ONCE } from "./crash-support/outcome.ts";
import { type Point, pointsOf, reached } from "./crash-support/points.ts";
import { type ServerChild, spawnServer } from "./crash-support/spawn-server.ts";

/** Every request, and not only the writes. */
const isFull = process.env.GREGOR_FULL === "1";
/** Of all, each one takes a process: on PostgreSQL these are enough to see that another worker takes over. */
const POINTS_ON_POSTGRES = isFull ? Number.POSITIVE_INFINITY : 2;

type World = Awaited<ReturnType<typeof startSmallGitHub>>;
let world: World;
let folder: string;
beforeAll(async () => {
	world = await startSmallGitHub();
	folder = await mkdtemp(join(tmpdir(), "gregor-crash-"));
});
afterAll(async () => {
	await world.github.close();
	await rm(folder, { recursive: true, force: true });
});

const isWrite = ({ method, path }: { method: string; path: string }) =>
	method !== "GET" && !path.endsWith("/access_tokens") && !path.includes(".git/");

/** Tokens and the App's name are asked for once a process. */
const isOfOneReview = ({ path }: { path: string }) => !path.startsWith("/app");

/** The points of one review that nothing happens to. */
async function record(idle: () => Promise<void>): Promise<readonly Point[]> {
	const { github, open } = world;
	const from = github.requests.length;
	const pull = await open();
	await idle();
	expect(outcomeOf(pull)).toEqual(REVIEWED_ONCE);
	return pointsOf(github.requests.slice(from), isFull ? isOfOneReview : isWrite);
}

/** A review whose process is killed at the point. */
async function openAndKill(point: Point, child: ServerChild): Promise<PullRequest> {
	const { github, open } = world;
	github.fail(point.fault);
	const [pull] = await Promise.all([open(), reached(github, point)]);
	await child.kill();
	expect(github.pendingFaults()).toBe(0);
	return pull;
}

/** @returns the outcomes by the point that they differ at: none, if all is well. */
async function differing(pulls: ReadonlyMap<string, PullRequest>) {
	const outcomes = [...pulls].map(([name, pull]) => [name, outcomeOf(pull)] as const);
	return outcomes.filter(([, outcome]) => JSON.stringify(outcome) !== JSON.stringify(REVIEWED_ONCE));
}

describe("killed and started again on the embedded database", () => {
	let child: ServerChild;
	const start = async () => {
		const { app, github } = world;
		child = await spawnServer(environmentOf(app, github.host, { GREGOR_DATA: join(folder, "data") }));
		app.webhookUrl = `${child.url}/api/github/webhooks`;
	};
	beforeAll(start, 30_000);
	afterAll(() => child.kill());

	test("the server reviews each pull request once", async () => {
		const all = await record(() => child.idle());
		// Before the first write, after the second, before the third, and so on: each takes a process.
		const points = isFull ? all : all.filter((_, index) => index % 2 === Math.floor(index / 2) % 2);
		const pulls = new Map<string, PullRequest>();
		for (const point of points) {
			pulls.set(point.name, await openAndKill(point, child));
			await start();
			await child.idle();
		}
		expect(points.length).toBeGreaterThanOrEqual(5);
		expect(await differing(pulls)).toEqual([]);
		console.info(`PGlite: killed at ${points.length} points`);
	}, 600_000);
});

describe("killed beside others on PostgreSQL", () => {
	let database: TestDatabase;
	let web: RunningServer;
	let child: ServerChild;
	const environment = (role: string) =>
		environmentOf(world.app, world.github.host, {
			GREGOR_DATA: join(folder, "shared"),
			GREGOR_ROLE: role,
			DATABASE_URL: database.options.databaseUrl ?? "",
		});
	beforeAll(async () => {
		database = await openPostgres();
		web = await startServer(readEnvironment(environment("web")), { retryDelaySeconds: 0 });
		world.app.webhookUrl = `${web.url}/api/github/webhooks`;
		child = await spawnServer(environment("worker"));
	}, 60_000);
	afterAll(async () => {
		await child.kill();
		await web.close();
		await database.remove();
	});

	test("a worker's review is done once, by the next", async () => {
		const all = await record(() => web.idle());
		const every = Math.max(1, all.length / POINTS_ON_POSTGRES);
		const points = all.filter((_, index) => Math.floor(index / every) !== Math.floor((index - 1) / every));
		const pulls = new Map<string, PullRequest>();
		for (const point of points) {
			pulls.set(point.name, await openAndKill(point, child));
			child = await spawnServer(environment("worker"));
			await silence(web.store, "anna");
			await web.queue.supervise();
			await web.idle();
		}
		expect(points.length).toBeGreaterThanOrEqual(2);
		expect(await differing(pulls)).toEqual([]);
		console.info(`PostgreSQL: killed at ${points.length} points`);
	}, 600_000);
});
