/** The random code of the fence around data. */

import { createHmac } from "node:crypto";

/** 64 bits: nobody who writes a pull request can guess it, and it costs few tokens. */
const DIGITS = 16;

/** Characters of the secret that it is derived from. */
export const LEAST_SECRET = 16;

/**
 * The same for every agent and push of one pull request, so that the prompt's cached prefix stays the same, and unknown
 * to its author, who does not have the secret.
 *
 * @param secret at least `LEAST_SECRET` characters, known to this installation only.
 * @param scope names the pull request, such as `owner/name#7`.
 */
export function makeNonce(secret: string, scope: string): string {
	if (secret.length < LEAST_SECRET) {
		throw new RangeError(`The secret of the fence must have at least ${LEAST_SECRET} characters.`);
	}
	return createHmac("sha256", secret).update(scope).digest("hex").slice(0, DIGITS);
}

/** What stands for the nonce where two prompts are compared. */
export const ANY_NONCE = "0".repeat(DIGITS);
