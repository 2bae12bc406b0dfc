/** The real web role on a database in memory: it takes webhooks, and no worker takes the jobs. */

import { generateKeyPairSync } from "node:crypto";
import { tmpdir } from "node:os";
import { readEnvironment } from "../../../src/config/environment.ts";
import { startServer } from "../../../src/server.ts";
import { sign } from "./sign.ts";

export const SECRET = "a-secret-that-only-github-knows";

export interface Post {
	readonly event: string;
	readonly id: string;
	readonly body: string | Buffer;
	/** The right one if not said. */
	readonly signature?: string;
}

export interface Answer {
	readonly status: number;
	/** Headers and body, as one text. */
	readonly text: string;
}

export async function openWebRole() {
	const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
	const server = await startServer(
		readEnvironment({
			APP_ID: "1",
			PRIVATE_KEY: privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
			WEBHOOK_SECRET: SECRET,
			GREGOR_ROLE: "web",
			GREGOR_DATA: tmpdir(),
			HOST: "127.0.0.1",
			PORT: "0",
			LOG_LEVEL: "fatal",
		}),
		{ memory: true },
	);
	const { database } = server.store.connection;
	return {
		...server,
		post: async ({ event, id, body, signature = sign(SECRET, body) }: Post): Promise<Answer> => {
			const headers = {
				"content-type": "application/json",
				"x-github-event": event,
				"x-github-delivery": id,
				"x-hub-signature-256": signature,
			};
			const response = await fetch(`${server.url}/api/github/webhooks`, { method: "POST", headers, body });
			const sent = [...response.headers].map((pair) => pair.join(": ")).join("\n");
			return { status: response.status, text: `${sent}\n\n${await response.text()}` };
		},
		/** Kinds of what is asked for and not done, in the order it came. */
		requests: async (): Promise<string[]> =>
			(await database.selectFrom("requests").select("kind").orderBy("id").execute()).map(({ kind }) => kind),
		deliveries: async (): Promise<number> => (await database.selectFrom("deliveries").select("id").execute()).length,
		empty: async (): Promise<void> => {
			await database.deleteFrom("pull_requests").execute();
			await database.deleteFrom("deliveries").execute();
		},
	};
}

export type WebRole = Awaited<ReturnType<typeof openWebRole>>;
