import { notFound } from "../api-error.ts";
import { type Exchange, ok, repositoryOf } from "../exchange.ts";
import { commitOf } from "../git-repository.ts";
import { renderCommit } from "../render/commit.ts";
import { renderFullRepository, repositoryUrl } from "../render/repository.ts";
import { renderPublicUser, renderUser } from "../render/user.ts";
import { nodeId, type Repository, type Role, timestamp, type User, type World } from "../world.ts";

export function getRepository(exchange: Exchange) {
	return ok(renderFullRepository(exchange.world, repositoryOf(exchange)));
}

export function getUser({ world, params }: Exchange) {
	return ok(renderPublicUser(world, findUser(world, params.username), timestamp(world)));
}

export function getPermission(exchange: Exchange) {
	const { world, params } = exchange;
	const user = findUser(world, params.username);
	const role = roleOf(repositoryOf(exchange), user);
	return ok({
		permission: PERMISSIONS[role],
		role_name: role,
		user: { ...renderUser(world, user), role_name: role, permissions: flags(role) },
	});
}

/** GitHub's older word for each role. */
const PERMISSIONS = { admin: "admin", maintain: "write", write: "write", triage: "read", read: "read", none: "none" };

export function roleOf(repository: Repository, user: User): Role | "none" {
	if (user === repository.owner) return "admin";
	return repository.collaborators.get(user.login) ?? (repository.isPrivate ? "none" : "read");
}

function flags(role: Role | "none") {
	const order = ["none", "read", "triage", "write", "maintain", "admin"];
	const atLeast = (wanted: string) => order.indexOf(role) >= order.indexOf(wanted);
	return {
		admin: atLeast("admin"),
		maintain: atLeast("maintain"),
		push: atLeast("write"),
		triage: atLeast("triage"),
		pull: atLeast("read"),
	};
}

function findUser(world: World, login: string | undefined): User {
	const found = world.users.find((user) => user.login.toLowerCase() === login?.toLowerCase());
	if (found === undefined) throw notFound();
	return found;
}

export async function getReference(exchange: Exchange) {
	const repository = repositoryOf(exchange);
	const ref = `refs/${exchange.params.ref}`;
	const sha = await commitOf(repository.gitDirectory, ref);
	if (sha === undefined) throw notFound();
	const url = repositoryUrl(exchange.world, repository);
	return ok({
		ref,
		node_id: nodeId("REF", repository.id),
		url: `${url}/git/${ref}`,
		object: { type: "commit", sha, url: `${url}/git/commits/${sha}` },
	});
}

export async function getCommit(exchange: Exchange) {
	const repository = repositoryOf(exchange);
	const sha = await commitOf(repository.gitDirectory, exchange.params.ref ?? "");
	if (sha === undefined) throw notFound();
	return ok(await renderCommit(exchange.world, repository, sha));
}
