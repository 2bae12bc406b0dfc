import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { handleRequest, MAX_WEBHOOK_BYTES, WEBHOOK_PATH } from "../../src/web/handle-request.ts";
import { type Metrics, openMetrics } from "../../src/web/metrics.ts";

let server: Server;
let url: string;
let metrics: Metrics;
let isReady: boolean;
let takesWebhooks: boolean;
const taken: unknown[] = [];

beforeAll(async () => {
	metrics = openMetrics();
	metrics.watchQueue({ stats: async () => ({ depth: 3, active: 2, dead: 1, oldestSeconds: 7 }) });
	server = createServer((incoming, response) => {
		const webhooks = (request: object) => {
			taken.push("body" in request ? request.body : undefined);
			response.writeHead(202).end();
		};
		const checkReady = async () => {
			if (!isReady) throw new Error("The database is away.");
		};
		const endpoints = { webhooks: takesWebhooks ? webhooks : undefined, registry: metrics.registry, checkReady };
		void handleRequest(incoming, response, endpoints);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
	isReady = true;
	takesWebhooks = true;
	taken.length = 0;
});
afterAll(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));

describe("health and readiness", () => {
	test.each([
		["/healthz", true, 200],
		["/healthz", false, 200],
		["/readyz", true, 200],
		["/readyz?verbose", true, 200],
		["/readyz", false, 503],
		["/", true, 404],
		["/api/github/webhooks/", true, 404],
	])("%s, the database answering: %s, is %i", async (path, ready, status) => {
		isReady = ready;
		expect((await fetch(url + path)).status).toBe(status);
	});
});

describe("metrics", () => {
	test("tell of the queue, asked at the scrape, in Prometheus' format", async () => {
		const answer = await fetch(`${url}/metrics`);
		expect(answer.headers.get("content-type")).toContain("text/plain");
		const text = await answer.text();
		const queue = ["depth 3", "active 2", "dead 1", "oldest_seconds 7"].map((line) => `gregor_queue_${line}`);
		for (const line of queue) expect(text).toContain(`${line}\n`);
	});

	test("count what happens, by its labels", async () => {
		metrics.onDelivery("pull_request", true);
		metrics.onRunEnd("success");
		metrics.onFinding("std-sleep-in-async", "high");
		metrics.onStage("fetch", 200);
		const seen = { method: "GET", route: "/user", status: 200, durationMs: 1, remaining: 41 };
		metrics.onRequest({ ...seen, limit: 60, resource: undefined });
		const text = await (await fetch(`${url}/metrics`)).text();
		expect(text).toContain('gregor_deliveries_total{event="pull_request",new="true"} 1');
		expect(text).toContain('gregor_runs_total{outcome="success"} 1');
		expect(text).toContain('gregor_findings_total{source="std-sleep-in-async",priority="high"} 1');
		expect(text).toContain('gregor_stage_seconds_sum{stage="fetch"} 0.2');
		expect(text).toContain('gregor_github_requests_total{method="GET",route="/user",status="200"} 1');
		expect(text).toContain("gregor_github_remaining 41");
	});
});

describe("webhooks", () => {
	test("are handed on with their whole body", async () => {
		const answer = await fetch(url + WEBHOOK_PATH, { method: "POST", body: '{"é":1}' });
		expect([answer.status, taken]).toEqual([202, ['{"é":1}']]);
	});

	test("are only posted", async () => {
		expect((await fetch(url + WEBHOOK_PATH)).status).toBe(405);
		expect(taken).toEqual([]);
	});

	test("are not taken by a worker", async () => {
		takesWebhooks = false;
		expect((await fetch(url + WEBHOOK_PATH, { method: "POST", body: "{}" })).status).toBe(404);
	});

	test("over the limit are refused by the length they announce, unread", async () => {
		const status = await new Promise<number | undefined>((resolve, reject) => {
			const headers = { "content-length": MAX_WEBHOOK_BYTES + 1 };
			const posting = request(url + WEBHOOK_PATH, { method: "POST", headers }, (answer) => {
				resolve(answer.resume().statusCode);
				posting.destroy();
			});
			posting.once("error", reject).flushHeaders();
		});
		expect([status, taken]).toEqual([413, []]);
	});
});
