import { randomBytes } from "node:crypto";
import { apiError } from "../api-error.ts";
import type { Actor } from "../authenticate.ts";
import { byId, created, type Exchange, listed, noContent, ok, repositoryOf } from "../exchange.ts";
import { grants, reaches } from "../permissions.ts";
import { renderApp, renderInstallation } from "../render/app.ts";
import { renderRepository } from "../render/repository.ts";
import type { AccessToken, App, Installation, Permissions, Repository } from "../world.ts";
import { timestamp } from "../world.ts";

/** GitHub's tokens of an installation are good for an hour. */
const TOKEN_MILLISECONDS = 3_600_000;

export function getApp({ world, actor }: Exchange) {
	return ok(renderApp(world, appOf(actor)));
}

export function listInstallations({ world, actor }: Exchange) {
	return listed(installationsOf(world.installations, actor).map((each) => renderInstallation(world, each)));
}

export function getInstallation({ world, actor, params }: Exchange) {
	const mine = installationsOf(world.installations, actor);
	return ok(renderInstallation(world, byId(mine, params.installation_id)));
}

export function getRepositoryInstallation(exchange: Exchange) {
	const { world, actor } = exchange;
	const repository = repositoryOf(exchange);
	const mine = installationsOf(world.installations, actor);
	const found = mine.find((installation) => installation.repositories.includes(repository));
	return ok(renderInstallation(world, byId(found === undefined ? [] : [found], String(found?.id))));
}

export function createToken({ world, actor, params, body }: Exchange) {
	const installation = byId(installationsOf(world.installations, actor), params.installation_id);
	const wanted = (body ?? {}) as WantedToken;
	const token: AccessToken = {
		token: `ghs_${randomBytes(18).toString("hex")}`,
		installation,
		repositories: wantedRepositories(installation, wanted),
		permissions: wantedPermissions(installation, wanted.permissions),
		expiresAt: world.now() + TOKEN_MILLISECONDS,
	};
	world.tokens.set(token.token, token);
	const only = token.repositories?.map((repository) => renderRepository(world, repository));
	return created({
		token: token.token,
		expires_at: timestamp(world, token.expiresAt),
		permissions: token.permissions,
		repository_selection: "selected",
		...(only === undefined ? {} : { repositories: only }),
	});
}

interface WantedToken {
	readonly repositories?: readonly string[];
	readonly repository_ids?: readonly number[];
	readonly permissions?: Permissions;
}

function wantedRepositories(installation: Installation, wanted: WantedToken): Repository[] | undefined {
	const { repositories: names, repository_ids: ids } = wanted;
	if (names === undefined && ids === undefined) return undefined;
	const chosen = installation.repositories.filter(
		(repository) => names?.includes(repository.name) || ids?.includes(repository.id),
	);
	if (chosen.length === new Set([...(names ?? []), ...(ids ?? [])]).size) return chosen;
	throw apiError(
		422,
		"There is at least one repository that does not exist or is not accessible to the parent installation.",
	);
}

function wantedPermissions(installation: Installation, wanted: Permissions | undefined): Permissions {
	if (wanted === undefined) return installation.permissions;
	if (grants(installation.permissions, wanted)) return { metadata: "read", ...wanted };
	throw apiError(422, "The permissions requested are not granted to this installation.");
}

export function revokeToken({ world, actor }: Exchange) {
	if (actor.kind === "installation") world.tokens.delete(actor.token.token);
	return noContent;
}

export function listInstallationRepositories({ world, actor }: Exchange) {
	const mine = world.repositories.filter((repository) => actor.kind === "installation" && reaches(actor, repository));
	return listed(
		mine.map((repository) => renderRepository(world, repository)),
		"repositories",
	);
}

export function listDeliveries({ hooks, actor }: Exchange) {
	const mine = hooks.deliveries.filter((delivery) => delivery.app === appOf(actor)).toReversed();
	return listed(
		mine.map((delivery) => ({
			id: delivery.id,
			guid: delivery.guid,
			delivered_at: delivery.deliveredAt,
			redelivery: delivery.isRedelivery,
			duration: delivery.durationSeconds,
			status: delivery.status === 200 || delivery.status === 202 ? "OK" : "Invalid HTTP Response",
			status_code: delivery.status ?? 0,
			event: delivery.event,
			action: delivery.action,
			installation_id: delivery.installationId,
			repository_id: delivery.repositoryId,
		})),
	);
}

export function redeliver({ hooks, actor, params }: Exchange) {
	const mine = hooks.deliveries.filter((delivery) => delivery.app === appOf(actor));
	void hooks.redeliver(byId(mine, params.delivery_id).id);
	return { status: 202, body: {} };
}

function appOf(actor: Actor): App {
	if (actor.kind !== "app") throw apiError(401, "A JSON web token could not be decoded");
	return actor.app;
}

function installationsOf(installations: readonly Installation[], actor: Actor): Installation[] {
	return installations.filter((installation) => installation.app === appOf(actor));
}
