/** What went wrong with a call, and what to do next. Pure: by class and status, never by a message's words. */

import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "@anthropic-ai/sdk";
import type { ErrorType } from "@anthropic-ai/sdk/resources/shared";
import { StreamCut } from "./model-client.ts";
import { retryAfter } from "./retry-after.ts";

export const FAILURE_KINDS = [
	"rate-limited", // 429
	"overloaded", // 529
	"server-error", // other 5xx
	"connect-timeout", // no connection or no first byte in time
	"connect-failed", // refused, unknown host, broken TLS
	"timed-out", // longer than CALL_MS
	"stalled", // silent for STALL_MS
	"stream-cut", // ended or broke before its end
	"bad-json", // whole, and no JSON
	"wrong-schema", // JSON, and nothing of what was asked for
	"refused", // stop reason `refusal`
	"cut-short", // stop reason `max_tokens`
	"too-long", // the prompt does not fit
	"spent-account", // 402, or a spend limit is reached
	"wrong-key", // 401, 403
	"unknown-model", // 404
	"bad-request", // other 4xx
	"budget-reached", // by our own count
	"out-of-time", // the run's deadline
	"cancelled", // from outside: a newer head, Ctrl-C
	"no-recording", // replay without an answer for this call
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export interface Failure {
	readonly kind: FailureKind;
	/** What the API asked to wait. */
	readonly retryAfterMs?: number;
	readonly status?: number;
	readonly requestId?: string;
	/** Details for the log; may hold the API's words. Never shown in a pull request. */
	readonly detail?: string;
}

/** Why a call was stopped from our side; given as the reason of its abort signal. */
export class Stopped extends Error {
	readonly kind: FailureKind;

	constructor(kind: FailureKind) {
		super(`The call was stopped: ${kind}.`);
		this.name = "Stopped";
		this.kind = kind;
	}
}

/** Codes by which the API says that money, not time, is missing; see the SDK's `resources/shared`. */
const SPENT_CODES: ReadonlySet<string> = new Set([
	"contract_spend_limit_reached",
	"enforced_spend_limit_reached",
	"linked_organization_billing_unavailable",
	"linked_organization_spend_limit_reached",
	"organization_on_hold",
]);

/** Kinds of an error event in a stream that began with 200. */
const STREAMED: Partial<Record<ErrorType, FailureKind>> = {
	overloaded_error: "overloaded",
	rate_limit_error: "rate-limited",
	api_error: "server-error",
	timeout_error: "server-error",
	billing_error: "spent-account",
	authentication_error: "wrong-key",
	permission_error: "wrong-key",
	not_found_error: "unknown-model",
	invalid_request_error: "bad-request",
};

const STATUSES: Readonly<Record<number, FailureKind>> = {
	401: "wrong-key",
	402: "spent-account",
	403: "wrong-key",
	404: "unknown-model",
	408: "server-error",
	409: "server-error",
	413: "too-long",
	429: "rate-limited",
	529: "overloaded",
};

export interface CallSize {
	/** Estimated tokens of prompt and answer together, and what the model takes. */
	readonly tokens: number;
	readonly window: number;
}

/**
 * The kind of whatever a call threw. `stopped` is the abort reason where we stopped it ourselves.
 * A 400 has no code for a prompt that is too long, so our own count decides what it was.
 */
export function failureOf(error: unknown, size: CallSize, stopped?: unknown): Failure {
	if (stopped instanceof Stopped) return { kind: stopped.kind };
	if (error instanceof Stopped) return { kind: error.kind };
	if (error instanceof StreamCut) return { kind: "stream-cut", detail: String(error.cause) };
	if (error instanceof APIUserAbortError) return { kind: "cancelled" };
	if (error instanceof APIConnectionTimeoutError) return { kind: "connect-timeout" };
	if (error instanceof APIConnectionError) return { kind: "connect-failed", detail: String(error.cause ?? error) };
	if (error instanceof APIError) return { kind: kindOf(error, size), ...dataOf(error) };
	throw error;
}

function kindOf(error: APIError, { tokens, window }: CallSize): FailureKind {
	if (error.errorCode && SPENT_CODES.has(error.errorCode)) return "spent-account";
	if (error.status === undefined) return (error.type && STREAMED[error.type]) ?? "server-error";
	const known = STATUSES[error.status];
	if (known) return known;
	if (error.status >= 500) return "server-error";
	return error.status === 400 && tokens > 0.9 * window ? "too-long" : "bad-request";
}

function dataOf(error: APIError): Omit<Failure, "kind"> {
	const wait = retryAfter(error.headers);
	return {
		...(wait !== undefined && { retryAfterMs: wait }),
		...(error.status !== undefined && { status: error.status }),
		...(error.requestID && { requestId: error.requestID }),
		...(error.apiMessage && { detail: error.apiMessage }),
	};
}
