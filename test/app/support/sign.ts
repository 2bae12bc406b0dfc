import { createHmac } from "node:crypto";

/** The `X-Hub-Signature-256` of a webhook's raw body. */
export const sign = (secret: string, body: string | Buffer): string =>
	`sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
