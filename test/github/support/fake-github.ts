/** As much of GitHub as src/github asks for, in memory, behind `fetch`; one pull request, one App. */

import { type Answer, type Asked, routes } from "./fake-routes.ts";
import { type FakeWorld, newWorld } from "./fake-world.ts";
import { type Fault, resetError, timeoutError } from "./fault.ts";

/** The fault of one request, if any; `index` counts all requests from 0. */
export type Inject = (asked: Asked, index: number) => Fault | undefined;

export interface FakeGitHub {
	readonly world: FakeWorld;
	/** `METHOD route` of each request, in order. */
	readonly log: string[];
	readonly fetch: typeof fetch;
	/** Settles when a request was killed: the process that sent it hears nothing any more. */
	readonly killed: Promise<"killed">;
}

export function fakeGitHub(world: FakeWorld = newWorld(), inject: Inject = () => undefined): FakeGitHub {
	const log: string[] = [];
	let kill = (_: "killed") => {};
	const killed = new Promise<"killed">((resolve) => {
		kill = resolve;
	});
	const send = async (address: string | URL | Request, init?: RequestInit): Promise<Response> => {
		const asked = toAsked(String(address), init);
		const fault = inject(asked, log.length);
		log.push(`${asked.method} ${asked.route}`);
		if (fault === undefined) return toResponse(asked.answer(world));
		if (fault.after) asked.answer(world);
		switch (fault.kind) {
			case "kill":
				kill("killed");
				return new Promise(() => {});
			case "reset":
				throw resetError();
			case "timeout":
				throw timeoutError();
			case "answer":
				return toResponse({
					status: fault.status,
					data: fault.data ?? { message: "injected" },
					headers: fault.headers ?? {},
				});
		}
	};
	return { world, log, fetch: send as typeof fetch, killed };
}

function toAsked(address: string, init: RequestInit = {}): Asked {
	const url = new URL(address);
	const method = init.method ?? "GET";
	const body = typeof init.body === "string" ? (JSON.parse(init.body) as Record<string, unknown>) : {};
	const authorization = new Headers(init.headers).get("authorization") ?? "";
	for (const [verb, route, pattern, answer] of routes) {
		const params = verb === method ? pattern.exec(url.pathname)?.groups : undefined;
		if (params === undefined && !(verb === method && pattern.test(url.pathname))) continue;
		const asked = { method, route, url, body, authorization, params: params ?? {} };
		return { ...asked, answer: (world) => answer(world, asked) };
	}
	throw new Error(`The fake GitHub knows no ${method} ${url.pathname}`);
}

function toResponse({ status, data, headers = {} }: Answer): Response {
	const all = { "content-type": "application/json; charset=utf-8", "x-github-request-id": "F4KE:1", ...headers };
	return new Response(status === 204 ? null : JSON.stringify(data), { status, headers: all });
}
