import { GitHubError, type WhoMustAct } from "./github-error.ts";
import { WAIT_WITHOUT_WORD_MS } from "./limits.ts";

/** What is read of an answer that is an error; whatever else it says stays behind. */
export interface ErrorAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | number | undefined>>;
	readonly data: unknown;
}

export interface RequestFacts {
	readonly method: string;
	readonly route: string;
	/** A GraphQL query is a POST that changes nothing. */
	readonly isWrite: boolean;
}

/**
 * Anything thrown by a request as a `GitHubError`. An answer is judged by its status and headers, never by its text; an
 * error without an answer is the network's.
 */
export function toGitHubError(thrown: unknown, request: RequestFacts, now: Date): GitHubError {
	if (thrown instanceof GitHubError) return thrown;
	const answer = answerOf(thrown);
	const { method, route } = request;
	if (answer === undefined) {
		const effect = request.isWrite ? "unknown" : "none";
		const facts = { status: undefined, requestId: undefined, retryAt: undefined, reasons: [] };
		return new GitHubError({ kind: "github-wait", method, route, effect, cause: causeOf(thrown), ...facts });
	}
	const limited = isLimit(answer);
	const kind = limited ? "github-wait" : whoMustAct(answer.status, route);
	return new GitHubError({
		kind,
		status: answer.status,
		requestId: plainWord(answer.headers["x-github-request-id"]),
		method,
		route,
		retryAt: limited ? retryAt(answer, now) : undefined,
		effect: request.isWrite && answer.status >= 500 ? "unknown" : "none",
		reasons: reasonsOf(answer),
		cause: undefined,
	});
}

function answerOf(thrown: unknown): ErrorAnswer | undefined {
	const { response, status: judged } = record(thrown);
	const { status, headers, data } = record(response);
	if (typeof status !== "number") return undefined;
	// GraphQL's failures come as 200; Octokit judges them anew.
	return { status: typeof judged === "number" ? judged : status, headers: headersOf(headers), data };
}

function headersOf(headers: unknown): ErrorAnswer["headers"] {
	return record(headers) as ErrorAnswer["headers"];
}

const TOKENS = "/app/installations/{installation_id}/access_tokens";

function whoMustAct(status: number, route: string): WhoMustAct {
	if (status === 401) return "operator";
	if (status === 403 || status === 404 || status === 410 || status === 451) return "owner";
	// A token is refused with 422 when the installation does not cover the repository or the permissions asked for.
	if (status === 422 && route === TOKENS) return "owner";
	return status >= 500 || status === 408 ? "github-wait" : "bug";
}

/**
 * A 403 is a limit when it says when to come back, that nothing remains, or points to the page about limits
 * (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit).
 */
function isLimit(answer: ErrorAnswer): boolean {
	if (answer.status === 429 || hasGraphqlType(answer.data, "RATE_LIMITED")) return true;
	if (answer.status !== 403) return false;
	const about = record(answer.data).documentation_url;
	return (
		answer.headers["retry-after"] !== undefined ||
		String(answer.headers["x-ratelimit-remaining"]) === "0" ||
		(typeof about === "string" && /rate-?limit/i.test(about))
	);
}

function retryAt(answer: ErrorAnswer, now: Date): Date {
	const after = Number(answer.headers["retry-after"]);
	if (after > 0) return new Date(now.getTime() + after * 1_000);
	const reset = Number(answer.headers["x-ratelimit-reset"]) * 1_000;
	const nothingLeft = String(answer.headers["x-ratelimit-remaining"]) === "0";
	// A second more: the reset is told in whole seconds.
	if (nothingLeft && reset > now.getTime()) return new Date(reset + 1_000);
	return new Date(now.getTime() + WAIT_WITHOUT_WORD_MS);
}

/** GitHub's `errors[].field` and `errors[].code`, and the permission that it wants, where they are plain words. */
function reasonsOf(answer: ErrorAnswer): string[] {
	const { errors } = record(answer.data);
	const words = (Array.isArray(errors) ? errors : []).slice(0, 10).map((each) => {
		const { field, code, type } = record(each);
		return [field, code, type].map(plainWord).filter(Boolean).join(":");
	});
	const wanted = answer.status === 403 ? plainWord(answer.headers["x-accepted-github-permissions"]) : undefined;
	return [...words, wanted ?? ""].filter((word) => word !== "");
}

export function hasGraphqlType(data: unknown, type: string): boolean {
	const { errors } = record(data);
	return Array.isArray(errors) && errors.some((each) => record(each).type === type);
}

function causeOf(thrown: unknown): string {
	let deepest = record(thrown);
	for (let depth = 0; depth < 3 && typeof deepest.cause === "object"; depth++) deepest = record(deepest.cause);
	return plainWord(deepest.code) ?? plainWord(deepest.name) ?? "network";
}

/** Short words of a machine's making pass; free text, which may quote what was sent, does not. */
function plainWord(value: unknown): string | undefined {
	return typeof value === "string" && /^[\w.:;=, -]{1,80}$/.test(value) ? value : undefined;
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
