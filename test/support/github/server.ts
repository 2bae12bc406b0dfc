/** The HTTP side: reads requests, lets faults happen, sends answers. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Fault, Faults } from "./faults.ts";
import { isGitPath, serveGit } from "./git-http.ts";
import { type Api, type ApiRequest, type Produced, produce } from "./produce.ts";
import { secondaryLimit } from "./rate-limits.ts";
import type { LoggedRequest, RequestLog } from "./request-log.ts";

export interface ServerParts {
	/** Known once the server listens. */
	readonly api: () => Api;
	readonly faults: Faults;
	readonly log: RequestLog;
	readonly latencyMs: () => number;
}

export function createApiServer(parts: ServerParts): Server {
	return createServer((request, response) => {
		handle(parts, request, response).catch((error: unknown) => {
			parts.api().violations.push({ kind: "response", where: `${request.method} ${request.url}`, what: String(error) });
			if (!response.headersSent) response.writeHead(500).end(JSON.stringify({ message: "Server Error" }));
		});
	});
}

async function handle(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const api = parts.api();
	const url = new URL(request.url ?? "/", api.world.origin);
	const isGit = isGitPath(url.pathname);
	const seen: LoggedRequest = {
		method: request.method ?? "GET",
		path: decodeURIComponent(isGit ? url.pathname : belowRoot(url.pathname)),
		query: url.search,
		body: isGit ? "" : await readText(request),
		actor: isGit ? "git" : "nobody",
		status: undefined,
	};
	parts.log.receive(seen);
	if (parts.latencyMs() > 0) await wait(parts.latencyMs());
	const fault = parts.faults.next(seen);
	if (fault !== undefined && !fault.how.endsWith("after-effect")) {
		return parts.log.answer(seen, strike(fault, request, response));
	}
	if (isGit) return parts.log.answer(seen, await serveGit(api.world, request, url, response));
	const produced = await produce(api, toApiRequest(seen, url, request));
	seen.actor = produced.actor;
	const status = fault === undefined ? send(response, produced) : strike(fault, request, response);
	parts.log.answer(seen, status);
}

/** GitHub Enterprise has its API below `/api/v3`, and GraphQL at `/api/graphql`; github.com has them at the root. */
function belowRoot(pathname: string): string {
	if (pathname === "/api/graphql") return "/graphql";
	return pathname.startsWith("/api/v3") ? pathname.slice("/api/v3".length) || "/" : pathname;
}

async function readText(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}

function toApiRequest(seen: LoggedRequest, url: URL, { headers }: IncomingMessage): ApiRequest {
	const { method, body } = seen;
	return {
		method,
		path: belowRoot(url.pathname),
		url,
		body,
		authorization: headers.authorization,
		ifNoneMatch: headers["if-none-match"],
	};
}

function send(
	response: ServerResponse,
	{ status, headers, body }: Pick<Produced, "status" | "headers" | "body">,
): number {
	response.writeHead(status, { ...headers });
	response.end(status === 204 || status === 304 ? undefined : body);
	return status;
}

/** Lets the fault happen; answers the status that was sent, or 0. */
function strike(fault: Fault, request: IncomingMessage, response: ServerResponse): number {
	switch (fault.how) {
		case "reset":
		case "reset-after-effect":
			request.socket.resetAndDestroy();
			return 0;
		case "timeout":
		case "timeout-after-effect":
			return 0;
		case "secondary-limit": {
			const { message, headers = {} } = secondaryLimit(fault.retryAfterSeconds ?? 60);
			return send(response, { status: 403, headers, body: errorBody(message) });
		}
		case "status":
		case "status-after-effect": {
			const status = fault.status ?? 500;
			return send(response, { status, headers: {}, body: errorBody(MESSAGES[status] ?? "Server Error") });
		}
	}
}

const MESSAGES: Readonly<Record<number, string>> = {
	401: "Bad credentials",
	403: "Resource not accessible by integration",
	404: "Not Found",
	422: "Validation Failed",
};

function errorBody(message: string): string {
	return JSON.stringify({ message, documentation_url: "https://docs.github.com/rest" });
}
