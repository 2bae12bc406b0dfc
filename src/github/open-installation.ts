import type { AppIdentity } from "./app-identity.ts";
import { type Client, type ClientOptions, createClient } from "./create-client.ts";
import { graphqlError } from "./graphql-error.ts";
import type { GitSource, PullRequestRef } from "./pull-request-host.ts";
import type { Permissions, TokenScope } from "./token-scope.ts";
import type { Clock } from "./write-pacer.ts";

export type Graphql = <T>(query: string, variables: Readonly<Record<string, unknown>>) => Promise<T>;

/** One repository, as the installation on it may use it. */
export interface Installation {
	readonly repository: { readonly owner: string; readonly repo: string };
	readonly clock: Clock;
	identity(): Promise<AppIdentity>;
	/** Octokit's, with typed routes: `{…}` of a route are escaped. */
	readonly request: Client["request"];
	graphql: Graphql;
	/** With a token that may write contents, which GitHub wants of whoever resolves a thread. */
	graphqlToResolve: Graphql;
	gitSource(): Promise<GitSource>;
}

interface Doors extends Omit<ClientOptions, "authorize"> {
	identity(): Promise<AppIdentity>;
	token(scope: TokenScope, mustLastMs: number, fresh: boolean): Promise<string>;
	readonly permissions: Permissions;
}

/**
 * Reviews and threads are `pull_requests`, the verdict is `checks`. A conversation's comments may be written with
 * `pull_requests` too, reactions to them with `issues` alone
 * (https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps).
 */
export const REVIEW_PERMISSIONS: Permissions = {
	checks: "write",
	contents: "read",
	issues: "write",
	metadata: "read",
	pull_requests: "write",
};
/**
 * Resolving a thread takes write access to contents, though nothing is written
 * (https://github.com/orgs/community/discussions/44650). Asked for only then.
 */
const RESOLVE_PERMISSIONS: Permissions = { contents: "write", metadata: "read", pull_requests: "write" };
const GIT_PERMISSIONS: Permissions = { contents: "read", metadata: "read" };

const REQUEST_MUST_LAST_MS = 60_000;
/** A fetch of a large repository takes minutes. */
const GIT_MUST_LAST_MS = 10 * 60_000;

export function openInstallation(
	ref: Pick<PullRequestRef, "installationId" | "owner" | "repo">,
	doors: Doors,
): Installation {
	const { installationId, owner, repo } = ref;
	const scope = (permissions: Permissions): TokenScope => ({ installationId, repo, permissions });
	const clientWith = (permissions: Permissions) =>
		createClient({
			...doors,
			authorize: async (fresh) => `token ${await doors.token(scope(permissions), REQUEST_MUST_LAST_MS, fresh)}`,
		});
	const client = clientWith(doors.permissions);
	return {
		repository: { owner, repo },
		clock: doors.clock,
		identity: doors.identity,
		request: client.request,
		graphql: graphqlOf(client, doors.clock),
		graphqlToResolve: graphqlOf(clientWith(RESOLVE_PERMISSIONS), doors.clock),
		gitSource: async () => {
			const token = await doors.token(scope(GIT_PERMISSIONS), GIT_MUST_LAST_MS, false);
			const path = [owner, repo].map(encodeURIComponent).join("/");
			return { url: `${doors.addresses.web}/${path}.git`, authorizationHeader: basicHeader(token) };
		},
	};
}

function graphqlOf(client: Client, clock: Clock): Graphql {
	return async <T>(query: string, variables: Readonly<Record<string, unknown>>): Promise<T> => {
		try {
			return await client.graphql<T>(query, variables);
		} catch (error) {
			throw graphqlError(error, query, new Date(clock.now()));
		}
	};
}

/** The whole header line, as git's `http.extraHeader` takes it. */
function basicHeader(token: string): string {
	return `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
}
