/** From a request to GitHub's answer: who asks, how often, what, whether they may, and whether it has the right shape. */

import { createHash } from "node:crypto";
import { apiError, invalidRequest, isApiError, notFound } from "./api-error.ts";
import { type Actor, authenticate, userOf } from "./authenticate.ts";
import { type Answer, type Exchange, ok } from "./exchange.ts";
import { execute } from "./graphql/execute.ts";
import { graphqlRoots } from "./graphql/roots.ts";
import { requestProblem, responseProblem, type Violations } from "./openapi-check.ts";
import { paginate } from "./paginate.ts";
import { checkPermission, requirementOf } from "./permissions.ts";
import { findRepository } from "./pulls.ts";
import type { RateLimits } from "./rate-limits.ts";
import { findRoute, type Route } from "./router.ts";
import { HANDLERS } from "./routes/index.ts";
import type { WebhookSender } from "./webhooks.ts";
import type { World } from "./world.ts";

export interface ApiRequest {
	readonly method: string;
	/** Below the API's root. */
	readonly path: string;
	readonly url: URL;
	readonly authorization: string | undefined;
	readonly ifNoneMatch: string | undefined;
	readonly body: string;
}

export interface Api {
	readonly world: World;
	readonly hooks: WebhookSender;
	readonly limits: RateLimits;
	readonly violations: Violations;
	readonly validates: boolean;
}

/** An answer to send, and who it was for. */
export interface Produced {
	readonly status: number;
	readonly body: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly actor: string;
}

export async function produce(api: Api, request: ApiRequest): Promise<Produced> {
	const route = findRoute(request.method, request.path);
	const who = { name: "nobody", token: "nobody" };
	try {
		const actor = authenticate(api.world, request.authorization);
		Object.assign(who, nameOf(actor));
		api.limits.spend(who.token);
		const answer = request.path === "/graphql" ? graphql(api, actor, request) : await rest(api, actor, route, request);
		return finish(api, request, route, paginate(answer, request.url), who);
	} catch (error) {
		if (!isApiError(error)) throw error;
		const { status, message, errors, headers } = error;
		const url = route?.operation.docs ?? "https://docs.github.com/rest";
		const body = {
			message,
			...(errors === undefined ? {} : { errors }),
			documentation_url: url,
			status: String(status),
		};
		return finish(api, request, route, { status, body, ...(headers === undefined ? {} : { headers }) }, who);
	}
}

function nameOf(actor: Actor): { name: string; token: string } {
	if (actor.kind === "installation") {
		return { name: userOf(actor).login, token: `installation ${actor.token.installation.id}` };
	}
	return actor.kind === "app"
		? { name: `app ${actor.app.slug}`, token: `app ${actor.app.id}` }
		: person(actor.user.login);
}

const person = (login: string) => ({ name: login, token: login });

async function rest(api: Api, actor: Actor, route: Route | undefined, request: ApiRequest): Promise<Answer> {
	const { world, hooks, limits, violations } = api;
	const where = `${request.method} ${request.path}`;
	if (route === undefined) {
		violations.push({ kind: "unknown-endpoint", where, what: "The stand-in has no such operation." });
		throw notFound();
	}
	const token = nameOf(actor).token;
	if (route.name === "GET /rate_limit") {
		limits.refund(token);
		return ok(limits.overview(token));
	}
	const { owner = "", repo = "" } = route.params;
	checkPermission(actor, requirementOf(route.name), findRepository(world, owner, repo));
	const body = parseBody(request.body);
	const problem = requestProblem(route.operation, request.url.searchParams, body);
	if (problem !== undefined) {
		violations.push({ kind: "request", where, what: problem });
		throw invalidRequest(problem);
	}
	if (isContent(request)) limits.spendWrite(token);
	const exchange: Exchange = { world, hooks, actor, params: route.params, query: request.url.searchParams, body };
	return HANDLERS[route.name](exchange);
}

/** What GitHub's limit of written content counts. */
function isContent({ method, path }: ApiRequest): boolean {
	return method !== "GET" && /^\/repos\/[^/]+\/[^/]+\/(pulls|issues)\//.test(path);
}

function parseBody(text: string): unknown {
	if (text === "") return undefined;
	try {
		return JSON.parse(text);
	} catch {
		throw apiError(400, "Problems parsing JSON");
	}
}

function graphql({ world, hooks, violations }: Api, actor: Actor, request: ApiRequest): Answer {
	const { query, variables } = parseBody(request.body) as { query?: string; variables?: Record<string, unknown> };
	const answer = execute(query ?? "", variables ?? {}, graphqlRoots({ world, hooks }, actor));
	for (const error of answer.errors ?? []) {
		if ("type" in error && ["FORBIDDEN", "NOT_FOUND"].includes(String(error.type))) continue;
		violations.push({ kind: "graphql", where: "POST /graphql", what: JSON.stringify(error) });
	}
	return ok(answer);
}

function finish(
	{ limits, violations, validates }: Api,
	request: ApiRequest,
	route: Route | undefined,
	{ status, body, headers }: Answer,
	who: { readonly name: string; readonly token: string },
): Produced {
	const problem = validates && route !== undefined ? responseProblem(route.operation, status, body) : undefined;
	if (problem !== undefined) {
		violations.push({ kind: "response", where: `${request.method} ${request.path} ${status}`, what: problem });
	}
	const text = body === undefined ? "" : JSON.stringify(body);
	const etag = `W/"${createHash("sha256").update(text).digest("hex")}"`;
	const isUnchanged = status === 200 && request.method === "GET" && request.ifNoneMatch === etag;
	if (isUnchanged) limits.refund(who.token);
	const common = {
		"content-type": "application/json; charset=utf-8",
		"x-github-media-type": "github.v3; format=json",
		...limits.headers(who.token),
		...(status === 200 && request.method === "GET" ? { etag } : {}),
	};
	const sent = isUnchanged ? { status: 304, body: "" } : { status, body: text };
	return { ...sent, headers: { ...common, ...headers }, actor: who.name };
}
