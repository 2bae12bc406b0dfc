import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "@anthropic-ai/sdk";
import { describe, expect, test } from "@jest/globals";
import { explainFailure } from "../../src/model/explain-failure.ts";
import { FAILURE_KINDS, type FailureKind, failureOf, Stopped } from "../../src/model/failure.ts";
import { StreamCut } from "../../src/model/model-client.ts";
import { nextStep } from "../../src/model/next-step.ts";
import { retryAfter } from "../../src/model/retry-after.ts";

const steps = (kind: FailureKind, retryAfterMs?: number) =>
	Array.from({ length: 6 }, (_, before) => {
		const step = nextStep({ kind, ...(retryAfterMs !== undefined && { retryAfterMs }) }, before, () => 0);
		if (step.step === "wait") return step.ms;
		return step.step === "give-up" ? `give-up ${step.scope}` : step.step;
	});

describe("nextStep", () => {
	test.each<[FailureKind, readonly (string | number)[]]>([
		["rate-limited", [5_000, 10_000, 20_000, "give-up agent"]],
		["overloaded", [4_000, 8_000, 16_000, 32_000, "give-up agent"]],
		["server-error", [2_000, 4_000, 8_000, "give-up agent"]],
		["connect-timeout", [1_000, 2_000, "give-up agent"]],
		["connect-failed", [1_000, 2_000, "give-up agent"]],
		["timed-out", ["ask-for-less", "give-up agent"]],
		["stalled", ["repeat", "give-up agent"]],
		["stream-cut", ["repeat", "repeat", "give-up agent"]],
		["bad-json", ["repeat", "give-up agent"]],
		["wrong-schema", ["repeat", "give-up agent"]],
		["refused", ["give-up agent"]],
		["cut-short", ["ask-for-less", "give-up agent"]],
		["too-long", ["ask-for-less", "ask-for-less", "give-up agent"]],
		["spent-account", ["give-up run"]],
		["wrong-key", ["give-up run"]],
		["unknown-model", ["give-up agent"]],
		["bad-request", ["give-up agent"]],
		["budget-reached", ["give-up agent"]],
		["out-of-time", ["give-up run"]],
		["cancelled", ["give-up run"]],
		["no-recording", ["give-up agent"]],
	])("%s", (kind, expected) => {
		const last = expected.at(-1) as string;
		expect(steps(kind)).toEqual([...expected, ...Array(6 - expected.length).fill(last)]);
	});
	test("every kind is in the table and has a sentence", () => {
		for (const kind of FAILURE_KINDS) {
			expect(nextStep({ kind }, 9).step).toBe("give-up");
			expect(explainFailure({ kind, status: 500, requestId: "req_1" })).toMatch(/^The.*\(status 500, request req_1\)$/);
		}
	});
	test("the API's own wait wins over ours, with jitter on top and never below", () => {
		expect(steps("rate-limited", 30_000).slice(0, 2)).toEqual([30_000, 30_000]);
		expect(nextStep({ kind: "overloaded", retryAfterMs: 1_000 }, 0, () => 1)).toEqual({ step: "wait", ms: 1_250 });
		expect(nextStep({ kind: "rate-limited", retryAfterMs: 0 }, 0, () => 0)).toEqual({ step: "wait", ms: 5_000 });
	});
});

const SIZE = { tokens: 1_000, window: 200_000 };
const error = (status: number | undefined, type?: string, code?: string) =>
	APIError.generate(
		status,
		{ type: "error", error: { type, details: { error_code: code } } },
		undefined,
		new Headers(),
	);
const event = (type: string) => new APIError(undefined, { error: { type } }, undefined, new Headers());

describe("failureOf", () => {
	test.each<[string, unknown, FailureKind]>([
		["401", error(401), "wrong-key"],
		["402", error(402), "spent-account"],
		["403", error(403), "wrong-key"],
		["403 on hold", error(403, "permission_error", "organization_on_hold"), "spent-account"],
		["404", error(404), "unknown-model"],
		["408", error(408), "server-error"],
		["409", error(409), "server-error"],
		["413", error(413), "too-long"],
		["422", error(422), "bad-request"],
		["429", error(429), "rate-limited"],
		["500", error(500), "server-error"],
		["503", error(503), "server-error"],
		["529", error(529), "overloaded"],
		["event: overloaded", event("overloaded_error"), "overloaded"],
		["event: rate limit", event("rate_limit_error"), "rate-limited"],
		["event: invalid request", event("invalid_request_error"), "bad-request"],
		["event: a new type", event("some_new_error"), "server-error"],
		["no connection", new APIConnectionError({ message: "x" }), "connect-failed"],
		["connect timeout", new APIConnectionTimeoutError(), "connect-timeout"],
		["aborted", new APIUserAbortError(), "cancelled"],
		["stream cut", new StreamCut(new Error("x")), "stream-cut"],
		["stopped before the call", new Stopped("out-of-time"), "out-of-time"],
	])("%s", (_name, thrown, kind) => {
		expect(failureOf(thrown, SIZE).kind).toBe(kind);
	});
	test("our own reason to stop wins over what the SDK makes of it", () => {
		expect(failureOf(new APIUserAbortError(), SIZE, new Stopped("stalled"))).toEqual({ kind: "stalled" });
	});
	test("a 400 near the window's size is too long", () => {
		expect(failureOf(error(400), { tokens: 190_000, window: 200_000 }).kind).toBe("too-long");
		expect(failureOf(error(400), SIZE).kind).toBe("bad-request");
	});
	test("a bug is not a failure of the model", () => {
		expect(() => failureOf(new TypeError("bug"), SIZE)).toThrow("bug");
	});
});

describe("retryAfter", () => {
	test.each<[Record<string, string>, number | undefined]>([
		[{}, undefined],
		[{ "retry-after": "12" }, 12_000],
		[{ "retry-after": "1.5" }, 1_500],
		[{ "retry-after": "Sat, 21 Nov 2026 12:00:10 GMT" }, 10_000],
		[{ "retry-after": "Sat, 21 Nov 2026 11:00:00 GMT" }, 0],
		[{ "retry-after": "soon" }, undefined],
		[{ "retry-after": "99999999" }, 3_600_000],
		[{ "retry-after-ms": "300", "retry-after": "9" }, 300],
	])("%j", (headers, expected) => {
		expect(retryAfter(new Headers(headers), () => Date.UTC(2026, 10, 21, 12))).toBe(expected);
	});
	test("no headers at all", () => expect(retryAfter(undefined)).toBeUndefined());
});
