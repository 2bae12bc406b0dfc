import { randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { sign } from "../app/support/sign.ts";
import { CODE, REGISTERED, type SetUpWorld, startSetUp } from "./set-up-world.ts";

describe("a first start", () => {
	let world: SetUpWorld;
	beforeAll(async () => {
		world = await startSetUp();
		await world.printed(/Open http:\/\/127\.0\.0\.1:\d+\/probot/);
	}, 30_000);
	afterAll(() => world.close());

	test("serves a page that hands app.yml to GitHub", async () => {
		const page = await (await fetch(`${world.url}/`)).text();
		const manifest = JSON.parse(/name="manifest"[^>]* value='([^']*)'/.exec(page)?.[1] ?? "{}");
		const { default_permissions, default_events } = parse(readFileSync("app.yml", "utf8"));
		expect(manifest).toMatchObject({
			default_permissions,
			default_events,
			public: false,
			hook_attributes: { url: `${world.url}/` },
			redirect_url: `${world.url}/probot/setup`,
		});
		expect(page).toContain(`action="${world.githubUrl}/settings/apps/new"`);
	});

	test("asks to try again where the code is none", async () => {
		expect((await fetch(`${world.url}/probot/setup?code=another`)).status).toBe(500);
		await world.printed(/did not work \(404\)/);
	});

	test("exchanges the code, keeps the credentials to itself, and goes on as the App", async () => {
		const answer = await fetch(`${world.url}/probot/setup?code=${CODE}`, { redirect: "manual" });
		expect(answer.headers.get("location")).toBe(`${world.githubUrl}/github-apps/gregor/installations/new`);
		expect(world.asked).toContain(`/api/v3/app-manifests/${CODE}/conversions`);
		const file = join(world.folder, ".env");
		expect(parseEnv(readFileSync(file, "utf8"))).toEqual({
			APP_ID: "4711",
			PRIVATE_KEY: REGISTERED.pem.trim().replaceAll("\n", "\\n"),
			WEBHOOK_SECRET: REGISTERED.webhook_secret,
		});
		expect(statSync(file).mode & 0o777).toBe(0o600);
		await world.printed(/Gregor answers at/);
		expect(await deliverToRoot(world.url)).toBe(200);
		for (const secret of [CODE, REGISTERED.webhook_secret, REGISTERED.client_secret, "PRIVATE KEY"]) {
			expect(world.output()).not.toContain(secret);
		}
	}, 60_000);
});

describe("a start with something missing", () => {
	test.each([
		["two of the three", { APP_ID: "1" }, "", /PRIVATE_KEY: is not set/],
		["all but what .env holds", {}, "WEBHOOK_SECRET=s\n", /PRIVATE_KEY: is not set/],
		["all in production", { NODE_ENV: "production" }, "", /APP_ID: is not set/],
		["all, of a worker", { GREGOR_ROLE: "worker" }, "", /APP_ID: is not set/],
	])(
		"is refused: %s",
		async (_what, environment, envFile, message) => {
			const world = await startSetUp(environment, envFile);
			expect(await world.ended).toBe(2);
			expect(world.output()).toMatch(message);
			await world.close();
		},
		30_000,
	);
});

/** A webhook where the manifest told GitHub to send it; the right secret alone gets it in. */
async function deliverToRoot(url: string): Promise<number> {
	const body = JSON.stringify({ zen: "Keep it logically awesome.", hook_id: 1 });
	const headers = {
		"content-type": "application/json",
		"x-github-event": "ping",
		"x-github-delivery": randomUUID(),
		"x-hub-signature-256": sign(REGISTERED.webhook_secret, body),
	};
	return (await fetch(`${url}/`, { method: "POST", headers, body })).status;
}
