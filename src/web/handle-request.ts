/** The server's few addresses. Webhooks are read whole, up to a limit, before anything looks at them. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registry } from "prom-client";

/** GitHub sends no larger webhook: https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap */
export const MAX_WEBHOOK_BYTES = 25 * 1024 * 1024;
export const WEBHOOK_PATH = "/api/github/webhooks";
/** Where Probot's set-up page tells GitHub to send them. */
const REGISTERED_PATH = "/";

export interface Endpoints {
	/** Checks the signature on the raw body, then handles the event. `undefined` where this process takes no webhooks. */
	readonly webhooks: ((request: IncomingMessage, response: ServerResponse) => unknown) | undefined;
	readonly registry: Registry;
	/** Rejects while the database does not answer. */
	readonly checkReady: () => Promise<void>;
}

export async function handleRequest(
	request: IncomingMessage,
	response: ServerResponse,
	endpoints: Endpoints,
): Promise<void> {
	const path = (request.url ?? "/").split("?")[0];
	switch (path) {
		case "/healthz":
			return answer(response, 200, "alive\n");
		case "/readyz":
			return endpoints.checkReady().then(
				() => answer(response, 200, "ready\n"),
				() => answer(response, 503, "the database does not answer\n"),
			);
		case "/metrics":
			return answer(response, 200, await endpoints.registry.metrics(), endpoints.registry.contentType);
		case WEBHOOK_PATH:
			return takeWebhook(request, response, endpoints);
		case REGISTERED_PATH:
			if (request.method === "POST") return takeWebhook(request, response, endpoints);
			return answer(response, 404, "not found\n");
		default:
			return answer(response, 404, "not found\n");
	}
}

async function takeWebhook(request: IncomingMessage, response: ServerResponse, { webhooks }: Endpoints): Promise<void> {
	if (!webhooks) return answer(response, 404, "this process takes no webhooks\n");
	if (request.method !== "POST") return answer(response, 405, "webhooks are posted\n");
	const body = await readBody(request);
	if (body === undefined) {
		response.setHeader("connection", "close");
		return answer(response, 413, `a webhook has at most ${MAX_WEBHOOK_BYTES} bytes\n`);
	}
	// Where Probot's middleware looks for a body that was read before.
	await webhooks(Object.assign(request, { body: body.toString("utf8"), url: WEBHOOK_PATH }), response);
}

/** `undefined` for a body over the limit, which is not kept. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
	if (Number(request.headers["content-length"] ?? 0) > MAX_WEBHOOK_BYTES) return undefined;
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes > MAX_WEBHOOK_BYTES) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function answer(response: ServerResponse, status: number, text: string, type = "text/plain; charset=utf-8"): void {
	response.writeHead(status, { "content-type": type, "x-content-type-options": "nosniff" }).end(text);
}
