/** What each operation wants of an installation's token. */

import { apiError, notAccessible, notFound } from "./api-error.ts";
import type { Actor } from "./authenticate.ts";
import type { OperationName } from "./openapi-selection.ts";
import type { Access, Permissions, Repository } from "./world.ts";

/** `app`: an App's own token. `any`: any of these permissions is enough; none of them: metadata. */
export type Requirement =
	| { readonly kind: "app" }
	| { readonly kind: "installation" }
	| { readonly kind: "anyone" }
	| { readonly kind: "repository"; readonly any: readonly Permissions[] };

const repository = (...any: Permissions[]): Requirement => ({ kind: "repository", any });

/** GitHub lets comments on a pull request's conversation be written with either permission. */
const conversation = (access: Access) => repository({ issues: access }, { pull_requests: access });

export function requirementOf(operation: OperationName): Requirement {
	const [method = "", path = ""] = operation.split(" ");
	const access: Access = method === "GET" ? "read" : "write";
	if (path.endsWith("/installation")) return { kind: "app" };
	if (path.startsWith("/app")) return { kind: "app" };
	if (path.startsWith("/installation")) return { kind: "installation" };
	if (path === "/rate_limit" || path.startsWith("/users/")) return { kind: "anyone" };
	if (path.includes("/issues/")) return conversation(access);
	if (path.includes("/pulls")) return repository({ pull_requests: access });
	if (path.includes("/check-runs")) return repository({ checks: access });
	if (/\/(contents|git|commits)\//.test(path)) return repository({ contents: access });
	return repository();
}

/** Throws GitHub's 404 for what is out of reach, and its 403 for what is not allowed. */
export function checkPermission(actor: Actor, wanted: Requirement, repository: Repository | undefined): void {
	if (wanted.kind === "anyone") return;
	if (wanted.kind === "app") {
		if (actor.kind !== "app") throw apiError(401, "A JSON web token could not be decoded");
		return;
	}
	if (actor.kind === "app") throw apiError(401, "Bad credentials");
	if (wanted.kind === "installation") {
		if (actor.kind !== "installation") throw apiError(403, "Resource not accessible by personal access token");
		return;
	}
	if (repository === undefined) throw notFound();
	if (actor.kind === "installation") checkInstallation(actor, wanted.any, repository);
}

type InstallationActor = Extract<Actor, { readonly kind: "installation" }>;

function checkInstallation(actor: InstallationActor, any: readonly Permissions[], repository: Repository): void {
	if (!reaches(actor, repository)) throw repository.isPrivate ? notFound() : notAccessible(describe(any));
	if (any.length > 0 && !any.some((set) => grants(actor.token.permissions, set))) throw notAccessible(describe(any));
}

export function reaches(actor: InstallationActor, repository: Repository): boolean {
	const { installation, repositories } = actor.token;
	return installation.repositories.includes(repository) && (repositories?.includes(repository) ?? true);
}

export function grants(held: Permissions, wanted: Permissions): boolean {
	return Object.entries(wanted).every(([name, access]) => held[name] === "write" || held[name] === access);
}

function describe(any: readonly Permissions[]): string {
	const sets = any.map((set) => Object.entries(set).map(([name, access]) => `${name}=${access}`));
	return sets.map((set) => set.join(",")).join("; ");
}
