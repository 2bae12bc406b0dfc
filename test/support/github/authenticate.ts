import { apiError, badCredentials } from "./api-error.ts";
import { appOfToken } from "./json-web-token.ts";
import type { AccessToken, App, User, World } from "./world.ts";

/** Who asks. */
export type Actor =
	| { readonly kind: "app"; readonly app: App }
	| { readonly kind: "installation"; readonly token: AccessToken }
	| { readonly kind: "person"; readonly user: User };

/** Reads the `authorization` header; throws GitHub's 401. */
export function authenticate(world: World, header: string | undefined): Actor {
	if (header === undefined) throw apiError(401, "Requires authentication");
	const secret = secretOf(header);
	if (secret.split(".").length === 3) return { kind: "app", app: appOfToken(world, secret) };
	const token = world.tokens.get(secret);
	if (token !== undefined && token.expiresAt > world.now() && world.installations.includes(token.installation)) {
		return { kind: "installation", token };
	}
	const user = world.users.find((candidate) => candidate.token === secret);
	if (user === undefined) throw badCredentials();
	return { kind: "person", user };
}

/** `Bearer x`, `token x`, or git's Basic with the token as password. */
function secretOf(header: string): string {
	const [scheme = "", value = ""] = header.split(" ");
	if (scheme.toLowerCase() !== "basic") return value;
	return Buffer.from(value, "base64").toString().split(":").slice(1).join(":");
}

/** As whom the actor writes. */
export function userOf(actor: Actor): User {
	switch (actor.kind) {
		case "app":
			return actor.app.bot;
		case "installation":
			return actor.token.installation.app.bot;
		case "person":
			return actor.user;
	}
}
