/**
 * A stand-in for GitHub, as strict as GitHub where a review bot touches it, and stateful: what is posted can be read back.
 * It speaks REST, the GraphQL of review threads, git over smart HTTP and signed webhooks, on a port of its own.
 */

import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFaults, type Fault, type RequestMatch } from "./faults.ts";
import type { Violation } from "./openapi-check.ts";
import type { Api } from "./produce.ts";
import { createRateLimits, REQUESTS_AN_HOUR, WRITES_A_MINUTE } from "./rate-limits.ts";
import { createRequestLog, type LoggedRequest, type Moment } from "./request-log.ts";
import { accounts } from "./scenario/accounts.ts";
import { pullRequests } from "./scenario/pull-requests.ts";
import { repositories } from "./scenario/repositories.ts";
import { createApiServer } from "./server.ts";
import { createWebhookSender, type Delivery } from "./webhooks.ts";
import type { World } from "./world.ts";

export interface GitHubOptions {
	/** Any free one if not said. */
	readonly port?: number;
	/** Milliseconds since 1970; the real time if not said. */
	readonly now?: () => number;
	/** Of each token; 5,000 if not said, as on GitHub. */
	readonly requestsAnHour?: number;
	/** Reviews and comments of each token before the secondary limit; 80 if not said, as on GitHub. */
	readonly writesAMinute?: number;
	/** Hold answers against GitHub's description too; true if not said. Requests always are. */
	readonly validatesAnswers?: boolean;
	/** Before each answer; none if not said. */
	readonly latencyMs?: number;
}

export type Scenario = ReturnType<typeof accounts> & ReturnType<typeof repositories> & ReturnType<typeof pullRequests>;

export interface GitHubStandIn extends Scenario {
	/** `http://127.0.0.1:<port>`: REST at the root as on github.com, and below `/api/v3` as on GitHub Enterprise. */
	readonly url: string;
	/** `127.0.0.1:<port>`, for `GHE_HOST` (with `GHE_PROTOCOL=http`). */
	readonly host: string;
	readonly graphqlUrl: string;
	/** Everything there is, to be read. */
	readonly world: World;
	/** Every webhook, delivered or not. */
	readonly deliveries: readonly Delivery[];
	/** Every request to the API and to git, in the order they came. */
	readonly requests: readonly LoggedRequest[];
	/** What GitHub would not have taken, or not have answered. A test wants none. */
	readonly violations: Violation[];
	latencyMs: number;
	fail(fault: Fault): void;
	/** How many of the faults asked for have not come about. */
	pendingFaults(): number;
	clearFaults(): void;
	/** Settles at the next request that matches, when it has come, or has been answered. */
	nextRequest(match: RequestMatch, moment?: Moment): Promise<LoggedRequest>;
	/** Delivers again, under the same `X-GitHub-Delivery`. */
	redeliver(id: number): Promise<Delivery>;
	/** Settles when no webhook is under way. */
	idle(): Promise<void>;
	close(): Promise<void>;
}

export async function startGitHub(options: GitHubOptions = {}): Promise<GitHubStandIn> {
	const folder = await mkdtemp(join(tmpdir(), "gregor-github-"));
	const faults = createFaults();
	const log = createRequestLog();
	const settings = { latencyMs: options.latencyMs ?? 0 };
	const server = createApiServer({ api: () => api, faults, log, latencyMs: () => settings.latencyMs });
	await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	const api = createApi(`http://${host}`, folder, options);
	const { world, hooks, violations } = api;
	return {
		url: world.origin,
		host,
		graphqlUrl: `${world.origin}/graphql`,
		world,
		deliveries: hooks.deliveries,
		requests: log.requests,
		violations,
		get latencyMs() {
			return settings.latencyMs;
		},
		set latencyMs(milliseconds: number) {
			settings.latencyMs = milliseconds;
		},
		fail: faults.add,
		pendingFaults: faults.pending,
		clearFaults: faults.clear,
		nextRequest: (match, moment = "answered") => log.next(match, moment),
		redeliver: hooks.redeliver,
		idle: hooks.idle,
		...accounts(api),
		...repositories(api),
		...pullRequests(api),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await hooks.idle();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

function createApi(origin: string, folder: string, options: GitHubOptions): Api {
	const now = options.now ?? Date.now;
	let id = 1000;
	const world: World = {
		origin,
		now,
		nextId: () => ++id,
		folder,
		users: [],
		apps: [],
		installations: [],
		repositories: [],
		tokens: new Map(),
	};
	const violations: Violation[] = [];
	const limits = createRateLimits({
		requestsAnHour: options.requestsAnHour ?? REQUESTS_AN_HOUR,
		writesAMinute: options.writesAMinute ?? WRITES_A_MINUTE,
		now,
	});
	const hooks = createWebhookSender(world, violations);
	return { world, hooks, limits, violations, validates: options.validatesAnswers ?? true };
}
