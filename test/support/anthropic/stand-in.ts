/**
 * Stands in for Anthropic's API over real HTTP. Strict about requests as the API is; answers what it is told to, whole or
 * broken; counts cached tokens by identical prefixes.
 */

import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type MessagesRequest, objection } from "./messages-request.ts";
import { type CacheCount, openPromptCache } from "./prompt-cache.ts";
import type { Reply } from "./reply.ts";
import { type StreamWriter, writeStream } from "./write-stream.ts";

export const KEY = "sk-ant-stand-in-0123456789abcdef";

/** @param turn which request this is, from 0. */
export type Script = (request: MessagesRequest, turn: number) => Reply;

export interface StandIn {
	readonly url: string;
	readonly requests: readonly MessagesRequest[];
	/** Of each request that was answered by a stream. */
	readonly counts: readonly CacheCount[];
	/** Resolves when the next request has come in whole. */
	readonly received: () => Promise<void>;
	readonly close: () => Promise<void>;
}

export async function startStandIn(script: Script): Promise<StandIn> {
	const requests: MessagesRequest[] = [];
	const counts: CacheCount[] = [];
	const cache = openPromptCache();
	let arrival = Promise.withResolvers<void>();
	const server = createServer((incoming, response) => {
		void answer(incoming, response).catch(() => response.destroy());
	});

	async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const request: MessagesRequest = JSON.parse(await bodyOf(incoming));
		if (incoming.url === "/v1/messages/count_tokens") {
			const { input, read, written } = openPromptCache().count(request);
			return sendJson(response, 200, { input_tokens: input + read + written });
		}
		const refusal = refuse(incoming, request);
		if (refusal) return sendError(response, refusal);
		requests.push(request);
		const reply = script(request, requests.length - 1);
		arrival.resolve();
		arrival = Promise.withResolvers();
		if (reply.kind === "mute") return;
		if (reply.kind === "status") return sendError(response, reply);
		const count = cache.count(request);
		counts.push(count);
		stream(response, request.model, count, reply, requests.length);
	}

	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		counts,
		received: () => arrival.promise,
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}

type StatusReply = Extract<Reply, { kind: "status" }>;

function refuse({ headers, url, method }: IncomingMessage, request: MessagesRequest): StatusReply | undefined {
	const status = (code: number, type: string): StatusReply => ({ kind: "status", status: code, type });
	if (method !== "POST" || url !== "/v1/messages") return status(404, "not_found_error");
	const key = headers.authorization?.replace(/^Bearer /, "") ?? headers["x-api-key"];
	if (key !== KEY) return status(401, "authentication_error");
	const against = headers["anthropic-version"] ? objection(request) : "anthropic-version: header is required";
	return against ? { ...status(400, "invalid_request_error"), code: against } : undefined;
}

function stream(
	response: ServerResponse,
	model: string,
	count: CacheCount,
	reply: Exclude<Reply, { kind: "status" | "mute" }>,
	turn: number,
): void {
	response.writeHead(200, { "content-type": "text/event-stream", "request-id": `req_${turn}` });
	const writer = writeStream(response);
	writer.start(model, count);
	if (reply.kind === "message") {
		writeMessage(writer, reply, turn);
		response.end();
		return;
	}
	writer.openText(reply.text);
	if (reply.kind === "error-event") writer.raw("error", errorBody(reply.type));
	if (reply.kind === "garbled") writer.raw("content_block_delta", '{"type": "content_block_delta", "ind');
	if (reply.kind === "broken") response.write("", () => setImmediate(() => response.destroy()));
	else if (reply.kind !== "stalled") response.end();
}

function writeMessage(writer: StreamWriter, reply: Extract<Reply, { kind: "message" }>, turn: number): void {
	const { text, thinking, tools = [], stop, pings = 0 } = reply;
	for (let ping = 0; ping < pings; ping += 1) writer.ping();
	if (thinking) writer.thinking(thinking);
	if (text !== undefined) {
		writer.openText(text);
		writer.closeText();
	}
	for (const [index, tool] of tools.entries()) writer.tool(tool, `toolu_${turn}_${index}`);
	writer.stop(stop ?? (tools.length > 0 ? "tool_use" : "end_turn"), Math.ceil((text ?? "").length / 3.6) + 20);
}

function errorBody(type: string, code?: string): string {
	const details = code ? { details: { error_code: code } } : {};
	return JSON.stringify({ type: "error", error: { type, message: `The stand-in says ${type}.`, ...details } });
}

function sendError(response: ServerResponse, { status, type, code, headers, body }: StatusReply): void {
	response.writeHead(status, {
		"content-type": body ? "text/html" : "application/json",
		"request-id": "req_error",
		...headers,
	});
	response.end(body ?? errorBody(type ?? "api_error", code));
}

function sendJson(response: ServerResponse, status: number, value: object): void {
	response.writeHead(status, { "content-type": "application/json" });
	response.end(JSON.stringify(value));
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk);
	return Buffer.concat(chunks).toString("utf8");
}
