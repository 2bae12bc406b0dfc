/**
 * Octokit as Gregor uses it. Reads are repeated by it when GitHub fails; writes never are (`retries: 0` on each): one
 * behind a 502 may have been done, and is looked for instead. Errors are `GitHubError`s.
 */

import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
import type { GitHubAddresses } from "./addresses.ts";
import { REQUEST_TIMEOUT_MS } from "./limits.ts";
import type { SeenRequest } from "./seen-request.ts";
import { type RequestFacts, record, toGitHubError } from "./to-github-error.ts";
import type { Clock, PaceWrite } from "./write-pacer.ts";

export interface ClientOptions {
	readonly addresses: GitHubAddresses;
	readonly clock: Clock;
	/** The value of the `authorization` header; `fresh` after the last one was refused. */
	readonly authorize: ((fresh: boolean) => Promise<string>) | undefined;
	readonly paceWrite: PaceWrite;
	readonly onRequest: (seen: SeenRequest) => void;
	readonly fetch: typeof fetch;
	/** What one unit of the plugins' backoff lasts. */
	readonly retryUnitMs: number;
}

/** Times that a read is repeated by the transport, after 1, 4 and 9 units. */
export const READ_RETRIES = 3;
/** A limited read waits for this many seconds at most, once; a longer limit is an error that says when to come back. */
const LONGEST_READ_WAIT_SECONDS = 10;
/** What no repetition mends. 429 is the throttling plugin's, which obeys `retry-after`. */
const DO_NOT_RETRY = [400, 401, 403, 404, 410, 422, 429, 451];

const silent = { debug() {}, info() {}, warn() {}, error() {} };
/** The throttling plugin's own pacing is not used: it lets a write begin before the last one ended. */
const atOnce = {
	schedule: (_: unknown, task: (...given: unknown[]) => unknown, ...given: unknown[]) => task(...given),
};
const unpaced = { key: () => atOnce };
const unpacedGroups: object = {
	global: unpaced,
	auth: unpaced,
	search: unpaced,
	write: unpaced,
	notifications: unpaced,
};

/** The order is that of nesting: what happens at each attempt lies innermost. */
const ReviewClient = Octokit.plugin(
	(octokit, options) => hookAttempts(octokit.hook, options.gregor as ClientOptions),
	retry,
	throttling,
);
export type Client = Octokit;

export function createClient(options: ClientOptions): Client {
	const octokit = new ReviewClient({
		baseUrl: options.addresses.api,
		userAgent: "gregor",
		log: silent,
		gregor: options,
		request: { fetch: withTimeout(options.fetch) },
		retry: { retries: READ_RETRIES, retryAfterBaseValue: options.retryUnitMs, doNotRetry: DO_NOT_RETRY },
		throttle: {
			...unpacedGroups,
			retryAfterBaseValue: options.retryUnitMs,
			onRateLimit: mayWait,
			onSecondaryRateLimit: mayWait,
		},
	});
	octokit.hook.wrap("request", async (request, endpoint) => {
		const facts = factsOf(endpoint);
		// Changed in place: hooks hand the one object on, whatever they call the next with.
		if (facts.isWrite) endpoint.request.retries = 0;
		const send = async () => request(endpoint);
		try {
			return await (facts.isWrite ? options.paceWrite(send) : send());
		} catch (thrown) {
			throw toGitHubError(thrown, facts, new Date(options.clock.now()));
		}
	});
	return octokit;
}

interface Endpoint {
	readonly method: string;
	readonly url: string;
	readonly query?: unknown;
}

function factsOf(endpoint: Endpoint): RequestFacts {
	const isGraphql = endpoint.url.endsWith("/graphql");
	const changes = isGraphql ? String(endpoint.query).trimStart().startsWith("mutation") : !isRead(endpoint);
	return { method: endpoint.method, route: isGraphql ? "/graphql" : endpoint.url, isWrite: changes };
}

/** A token more or less is no content: asking for one may be repeated. */
function isRead({ method, url }: Endpoint): boolean {
	return method === "GET" || method === "HEAD" || url.endsWith("/access_tokens");
}

function mayWait(seconds: number, endpoint: Endpoint, _octokit: unknown, retryCount: number): boolean {
	return retryCount < 1 && seconds <= LONGEST_READ_WAIT_SECONDS && isRead(endpoint);
}

function withTimeout(send: typeof fetch): typeof fetch {
	return (url, init) => send(url, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
}

/** What happens at each attempt, below the repetitions: it is authorized, and told to who counts. */
function hookAttempts(hook: Octokit["hook"], options: ClientOptions): void {
	const { authorize, clock, onRequest } = options;
	hook.wrap("request", async (request, endpoint) => {
		const startedAt = clock.now();
		const tell = (answer: unknown) => onRequest(seen(factsOf(endpoint), answer, clock.now() - startedAt));
		try {
			const response = await request(endpoint);
			tell(response);
			return response;
		} catch (error) {
			tell(record(error).response);
			throw error;
		}
	});
	if (authorize === undefined) return;
	hook.wrap("request", async (request, endpoint) => {
		const send = async (fresh: boolean) => {
			endpoint.headers.authorization = await authorize(fresh);
			return request(endpoint);
		};
		try {
			return await send(false);
		} catch (error) {
			// A 401 did nothing: a token that was revoked or has expired is replaced, and the request sent again.
			if (record(error).status !== 401 || record(error).response === undefined) throw error;
			return send(true);
		}
	});
}

function seen(facts: RequestFacts, answer: unknown, durationMs: number): SeenRequest {
	const { status, headers } = record(answer);
	const number = (name: string) => {
		const value = record(headers)[name];
		return value === undefined ? undefined : Number(value);
	};
	const resource = record(headers)["x-ratelimit-resource"];
	return {
		method: facts.method,
		route: facts.route,
		status: typeof status === "number" ? status : undefined,
		durationMs,
		remaining: number("x-ratelimit-remaining"),
		limit: number("x-ratelimit-limit"),
		resource: typeof resource === "string" ? resource : undefined,
	};
}
