import type { GitHubError } from "./github-error.ts";
import { record, toGitHubError } from "./to-github-error.ts";

/** HTTP's word for what GraphQL calls by type; anything else is a query that GitHub does not take. */
const STATUS_OF: Readonly<Record<string, number>> = {
	FORBIDDEN: 403,
	INSUFFICIENT_SCOPES: 403,
	NOT_FOUND: 404,
	RATE_LIMITED: 429,
	SERVICE_UNAVAILABLE: 503,
};

/** GraphQL answers 200 to what failed; this judges it as REST would have. */
export function graphqlError(thrown: unknown, query: string, now: Date): GitHubError {
	const facts = { method: "POST", route: "/graphql", isWrite: query.trimStart().startsWith("mutation") };
	const { errors, headers } = record(thrown);
	if (!Array.isArray(errors)) return toGitHubError(thrown, facts, now);
	const type = errors.map((each) => record(each).type).find((each) => typeof each === "string");
	const status = STATUS_OF[String(type)] ?? 422;
	return toGitHubError({ response: { status, headers, data: { errors } } }, facts, now);
}
