import { describe, expect, test } from "@jest/globals";
import { graphqlError } from "../../src/github/graphql-error.ts";
import { toGitHubError } from "../../src/github/to-github-error.ts";
import { resetError, timeoutError } from "./support/fault.ts";

const NOW = new Date("2026-01-01T00:00:00Z");
const WRITE = { method: "POST", route: "/repos/{owner}/{repo}/check-runs", isWrite: true };
const READ = { method: "GET", route: "/repos/{owner}/{repo}", isWrite: false };
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

const answered = (status: number, headers: Record<string, string> = {}, data: unknown = {}) => ({
	status,
	response: { status, headers, data },
});

describe("toGitHubError", () => {
	const limits = { documentation_url: "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api" };
	test.each([
		["bad credentials", answered(401), "operator", "none", undefined],
		["a missing permission", answered(403), "owner", "none", undefined],
		[
			"a missing permission with limit left",
			answered(403, { "x-ratelimit-remaining": "12" }),
			"owner",
			"none",
			undefined,
		],
		["a secondary limit with a wait", answered(403, { "retry-after": "7" }), "github-wait", "none", 7],
		["a secondary limit told by its page", answered(403, {}, limits), "github-wait", "none", 60],
		[
			"a spent hour",
			answered(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(inSeconds(90).getTime() / 1_000) }),
			"github-wait",
			"none",
			91,
		],
		[
			"a spent hour that is over",
			answered(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" }),
			"github-wait",
			"none",
			60,
		],
		["429", answered(429, { "retry-after": "3" }), "github-wait", "none", 3],
		["a repository that is gone", answered(404), "owner", "none", undefined],
		["410", answered(410), "owner", "none", undefined],
		["blocked by law", answered(451), "owner", "none", undefined],
		["a refused request", answered(422), "bug", "none", undefined],
		["a conflict", answered(409), "bug", "none", undefined],
		["500", answered(500), "github-wait", "unknown", undefined],
		["502", answered(502), "github-wait", "unknown", undefined],
		["a reset", resetError(), "github-wait", "unknown", undefined],
		["a timeout", timeoutError(), "github-wait", "unknown", undefined],
		["anything thrown", "what", "github-wait", "unknown", undefined],
	] as const)("%s", (_, thrown, kind, effect, wait) => {
		const error = toGitHubError(thrown, WRITE, NOW);
		expect(error).toMatchObject({ kind, effect, method: WRITE.method, route: WRITE.route });
		expect(error.retryAt).toEqual(wait === undefined ? undefined : inSeconds(wait));
	});

	test("a read has no effect to be unsure of", () => {
		expect(toGitHubError(answered(502), READ, NOW).effect).toBe("none");
		expect(toGitHubError(resetError(), READ, NOW)).toMatchObject({
			effect: "none",
			cause: "ECONNRESET",
			status: undefined,
		});
	});

	test("a token refused with 422 is the owner's to mend", () => {
		const route = "/app/installations/{installation_id}/access_tokens";
		expect(toGitHubError(answered(422), { ...WRITE, route }, NOW).kind).toBe("owner");
	});

	test("keeps what helps: the request's id, the fields, the permission wanted", () => {
		const headers = { "x-github-request-id": "AB:12", "x-accepted-github-permissions": "checks=write" };
		const data = {
			errors: [{ field: "line", code: "invalid", message: "the text that was sent" }, "free text: secret"],
		};
		const error = toGitHubError(answered(403, headers, data), WRITE, NOW);
		expect(error).toMatchObject({ requestId: "AB:12", reasons: ["line:invalid", "checks=write"] });
		expect(error.message).toBe(
			"POST /repos/{owner}/{repo}/check-runs: 403 [line:invalid, checks=write], request AB:12. The installation lacks " +
				"a permission, or what was asked for is gone: look at the App's installation settings.",
		);
	});

	test("keeps no token, header, body or text of the answer", () => {
		const request = { headers: { authorization: "token ghs_secret" }, body: "secret body", url: "https://x/secret" };
		const thrown = Object.assign(new Error("secret message"), answered(422, {}, { message: "secret answer" }), {
			request,
		});
		const error = toGitHubError(thrown, WRITE, NOW);
		const all = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join("\n");
		expect(all).not.toContain("secret");
	});

	test("leaves an error that is one already as it is", () => {
		const error = toGitHubError(answered(404), WRITE, NOW);
		expect(toGitHubError(error, READ, NOW)).toBe(error);
	});
});

describe("graphqlError", () => {
	test.each([
		["NOT_FOUND", "owner", 404],
		["FORBIDDEN", "owner", 403],
		["RATE_LIMITED", "github-wait", 429],
		["SERVICE_UNAVAILABLE", "github-wait", 503],
		[undefined, "bug", 422],
	])("%s", (type, kind, status) => {
		const thrown = { errors: [{ type, message: "secret" }], headers: {} };
		const error = graphqlError(thrown, "mutation M { x }", NOW);
		expect(error).toMatchObject({ kind, status, route: "/graphql" });
		expect(error.message).not.toContain("secret");
	});
});
