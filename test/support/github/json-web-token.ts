import { verify } from "node:crypto";
import { apiError } from "./api-error.ts";
import type { App, World } from "./world.ts";

/** GitHub takes an App's token for ten minutes at most, and allows a minute for clocks that differ. */
const LONGEST_SECONDS = 600;
const CLOCK_SECONDS = 60;

/** The App whose token this is; throws GitHub's 401 or 404. */
export function appOfToken(world: World, token: string): App {
	const [header = "", payload = "", signature = ""] = token.split(".");
	const claims = decode(payload);
	if (decode(header).alg !== "RS256") throw undecodable();
	const app = world.apps.find((candidate) => String(candidate.id) === String(claims.iss));
	if (app === undefined) throw apiError(404, "Integration not found");
	const signed = Buffer.from(`${header}.${payload}`);
	if (!verify("RSA-SHA256", signed, app.publicKey, Buffer.from(signature, "base64url"))) throw undecodable();
	checkTimes(claims, Math.floor(world.now() / 1000));
	return app;
}

function checkTimes(claims: Readonly<Record<string, unknown>>, now: number): void {
	const { iat, exp } = claims;
	if (!Number.isInteger(iat) || (iat as number) > now + CLOCK_SECONDS) {
		throw apiError(
			401,
			"'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
		);
	}
	if (!Number.isInteger(exp) || (exp as number) <= now) {
		throw apiError(
			401,
			"'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
		);
	}
	if ((exp as number) > now + LONGEST_SECONDS || (exp as number) - (iat as number) > LONGEST_SECONDS + CLOCK_SECONDS) {
		throw apiError(401, "'Expiration time' claim ('exp') is too far in the future");
	}
}

function decode(part: string): Record<string, unknown> {
	try {
		return JSON.parse(Buffer.from(part, "base64url").toString());
	} catch {
		throw undecodable();
	}
}

function undecodable() {
	return apiError(401, "A JSON web token could not be decoded");
}
