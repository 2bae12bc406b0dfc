/** A process that is killed when the model has been paid and nothing is posted: the next one posts what there is. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { keepingAll } from "../support/agents/bench-agents.ts";
import { answering } from "../support/anthropic/reply.ts";
import { answer, finding } from "../support/anthropic/samples.ts";
import { KEY, type Script, type StandIn, startStandIn } from "../support/anthropic/stand-in.ts";
import { environmentOf } from "../support/start-app.ts";
import { startSmallGitHub } from "./crash-support/fault-world.ts";
import { outcomeOf, REVIEWED_ONCE } from "./crash-support/outcome.ts";
import { pointsOf, reached } from "./crash-support/points.ts";
import { type ServerChild, spawnServer } from "./crash-support/spawn-server.ts";

const FOUND = finding({ path: "src/first.rs", quote: "pub async fn first() {", title: "Nobody awaits it" });

const script: Script = (request) => {
	const isVerifier = JSON.stringify(request.output_config?.format?.schema).includes('"verdicts"');
	return isVerifier ? keepingAll(request) : answering(answer([FOUND]));
};

let world: Awaited<ReturnType<typeof startSmallGitHub>>;
let standIn: StandIn;
let folder: string;
let child: ServerChild;

async function start(): Promise<void> {
	const model = { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: standIn.url };
	child = await spawnServer(environmentOf(world.app, world.github.host, { GREGOR_DATA: folder, ...model }));
	world.app.webhookUrl = `${child.url}/api/github/webhooks`;
}

beforeAll(async () => {
	world = await startSmallGitHub();
	standIn = await startStandIn(script);
	folder = await mkdtemp(join(tmpdir(), "gregor-paid-"));
	await start();
}, 60_000);
afterAll(async () => {
	await child.kill();
	await world.github.close();
	await standIn.close();
	await rm(folder, { recursive: true, force: true });
});

test("what the model was paid for is posted by the next process, and nobody asks it again", async () => {
	const [point] = pointsOf([{ method: "POST", path: "/repos/anna/small/pulls/1/reviews" }], () => true);
	if (!point) throw new Error("there is no point to be killed at");
	world.github.fail(point.fault);
	const [pull] = await Promise.all([world.open(), reached(world.github, point)]);
	await child.kill();
	const asked = standIn.requests.length;
	expect(asked).toBeGreaterThan(1);
	await start();
	await child.idle();
	expect(standIn.requests.length).toBe(asked);
	expect(outcomeOf(pull)).toEqual({
		...REVIEWED_ONCE,
		threads: ["src/first.rs", ...REVIEWED_ONCE.threads],
		annotations: REVIEWED_ONCE.annotations + 1,
	});
	const summary = pull.comments.find(({ body }) => body.includes("## Gregor"))?.body;
	expect(summary).toContain("How this was reviewed");
}, 60_000);
