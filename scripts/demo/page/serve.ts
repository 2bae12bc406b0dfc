/** Serves the page on this machine alone. Nothing on it comes from elsewhere, and nothing elsewhere may send its forms. */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Demo } from "../open-demo.ts";
import { act } from "./actions.ts";
import { readAsset } from "./assets.ts";
import { fragment, page, TABS, type Tab, type View } from "./layout.ts";
import { readForm } from "./read-form.ts";
import { Refusal } from "./refusal.ts";
import { sendChanges } from "./send-changes.ts";

const POLICY =
	"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export interface ServedPage {
	readonly url: string;
	close(): Promise<void>;
}

export async function servePage(demo: Demo, port: number): Promise<ServedPage> {
	const server = createServer((request, response) => {
		answer(demo, request, response).catch((error: unknown) => {
			const status = error instanceof Refusal ? 422 : 500;
			if (!response.headersSent) send(response, status, "text/plain; charset=utf-8", (error as Error).message);
		});
	});
	await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
	};
}

async function answer(demo: Demo, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const url = new URL(request.url ?? "/", "http://127.0.0.1");
	const { pathname } = url;
	if (!isOurs(request)) return send(response, 403, "text/plain", "This page is for this machine alone.");
	if (request.method === "POST") return receive(demo, pathname, request, response);
	const asset = await readAsset(pathname);
	if (asset !== undefined) return send(response, 200, asset.type, asset.body);
	if (pathname === "/changes") return sendChanges(demo.log, response);
	if (pathname === "/fragment") {
		return send(response, 200, "text/html; charset=utf-8", (await fragment(demo, viewOf(demo, url))).html);
	}
	if (pathname === "/") return send(response, 200, "text/html; charset=utf-8", await page(demo, viewOf(demo, url)));
	send(response, 404, "text/plain", "There is nothing here.");
}

/** Another site can name this server by a domain of its own, or post a form to it. */
function isOurs({ headers }: IncomingMessage): boolean {
	const host = headers.host ?? "";
	const isLocal = /^(?:127\.0\.0\.1|localhost):\d+$/.test(host);
	return isLocal && (headers.origin === undefined || headers.origin === `http://${host}`);
}

async function receive(demo: Demo, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const form = await readForm(request);
	const pull = await act(demo, path.replace("/do/", ""), form);
	response.writeHead(303, { location: `/?pull=${pull.number}` }).end();
}

function viewOf({ repository }: Demo, { searchParams }: URL): View {
	const number = Number(searchParams.get("pull") ?? 1);
	const tab = searchParams.get("tab") ?? "";
	return {
		pull: repository.pulls.find((each) => each.number === number) ?? repository.pulls[0],
		tab: Object.hasOwn(TABS, tab) ? (tab as Tab) : "conversation",
	};
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
	response
		.writeHead(status, {
			"content-type": type,
			"content-security-policy": POLICY,
			"x-content-type-options": "nosniff",
			"cache-control": "no-store",
			"referrer-policy": "no-referrer",
		})
		.end(body);
}
