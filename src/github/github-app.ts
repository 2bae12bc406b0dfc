import { createAppAuth } from "@octokit/auth-app";
import { type GitHubAddresses, githubAddresses } from "./addresses.ts";
import type { AppIdentity } from "./app-identity.ts";
import { createClient } from "./create-client.ts";
import { GitHubError } from "./github-error.ts";
import { type Installation, openInstallation, REVIEW_PERMISSIONS } from "./open-installation.ts";
import type { InstallationId, PullRequestRef } from "./pull-request-host.ts";
import type { SeenRequest } from "./seen-request.ts";
import type { Permissions, TokenScope } from "./token-scope.ts";
import { type Clock, createWritePacer, GITHUB_PACE, type Pace, type PaceWrite } from "./write-pacer.ts";

export interface GitHubAppOptions {
	readonly appId: number | string;
	/** PEM. */
	readonly privateKey: string;
	/** github.com where left out. */
	readonly addresses?: GitHubAddresses;
	/** What tokens for reviewing are asked for, `REVIEW_PERMISSIONS` where left out; the App must have them. */
	readonly permissions?: Permissions;
	readonly pace?: Pace;
	readonly clock?: Clock;
	readonly onRequest?: (seen: SeenRequest) => void;
	readonly fetch?: typeof fetch;
	/** What one unit of the backoff of reads lasts, 1,000 ms where left out. */
	readonly retryUnitMs?: number;
}

export interface GitHubApp {
	/** Asked once a process. */
	identity(): Promise<AppIdentity>;
	/** One repository of an installation. Nothing is asked of GitHub until the first request. */
	openInstallation(ref: Pick<PullRequestRef, "installationId" | "owner" | "repo">): Installation;
}

const systemClock: Clock = {
	now: Date.now,
	wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** The App at GitHub: holds its key, the tokens made with it, and the pace of what each installation writes. */
export function connectApp(options: GitHubAppOptions): GitHubApp {
	const transport = {
		addresses: options.addresses ?? githubAddresses(),
		clock: options.clock ?? systemClock,
		onRequest: options.onRequest ?? (() => {}),
		fetch: options.fetch ?? fetch,
		retryUnitMs: options.retryUnitMs ?? 1_000,
	};
	const client = createClient({ ...transport, authorize: undefined, paceWrite: (write) => write() });
	const auth = createAppAuth({ appId: options.appId, privateKey: options.privateKey, request: client.request });

	/** A token that is good for `mustLastMs` yet. */
	async function token(scope: TokenScope, mustLastMs: number, fresh: boolean): Promise<string> {
		const asked = {
			type: "installation" as const,
			installationId: scope.installationId,
			repositoryNames: [scope.repo],
			permissions: { ...scope.permissions },
		};
		const found = await blameKey(
			auth({ ...asked, refresh: fresh }),
			"/app/installations/{installation_id}/access_tokens",
		);
		if (Date.parse(found.expiresAt) - transport.clock.now() >= mustLastMs) return found.token;
		return (await auth({ ...asked, refresh: true })).token;
	}

	async function readIdentity(): Promise<AppIdentity> {
		const { token: jwt } = await blameKey(auth({ type: "app" }), "/app");
		const { data } = await client.request("GET /app", { headers: { authorization: `bearer ${jwt}` } });
		if (data?.slug === undefined) throw new Error("GET /app answered without a slug");
		return { appId: data.id, slug: data.slug };
	}

	let known: Promise<AppIdentity> | undefined;
	const identity = () => {
		known ??= readIdentity().catch((error: unknown) => {
			known = undefined;
			throw error;
		});
		return known;
	};

	const pacers = new Map<InstallationId, PaceWrite>();
	const pacer = (id: InstallationId) => {
		const found = pacers.get(id) ?? createWritePacer(options.pace ?? GITHUB_PACE, transport.clock);
		pacers.set(id, found);
		return found;
	};

	const permissions = options.permissions ?? REVIEW_PERMISSIONS;
	return {
		identity,
		openInstallation: (ref) =>
			openInstallation(ref, { ...transport, identity, token, permissions, paceWrite: pacer(ref.installationId) }),
	};
}

/** A key that cannot be read fails before anything is sent: the operator's to mend, and its error may quote the key. */
async function blameKey<T>(made: Promise<T>, route: string): Promise<T> {
	try {
		return await made;
	} catch (error) {
		if (error instanceof GitHubError) throw error;
		const nothingSent = { status: undefined, requestId: undefined, retryAt: undefined, reasons: [] };
		throw new GitHubError({
			kind: "operator",
			method: "POST",
			route,
			effect: "none",
			cause: "unreadable private key",
			...nothingSent,
		});
	}
}
