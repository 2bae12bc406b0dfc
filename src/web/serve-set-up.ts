/**
 * Registers the App at GitHub: Probot's own page, which hands `app.yml` to GitHub as a manifest and gets the credentials
 * back for a code. They go into `.env`, and nowhere else: neither they nor the code are logged.
 */

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Logger, pino } from "pino";
import { run } from "probot";
import { writeEnvFile } from "./write-env-file.ts";

export type Variables = Readonly<Record<string, string | undefined>>;

export interface Credentials {
	readonly APP_ID: string;
	readonly PRIVATE_KEY: string;
	readonly WEBHOOK_SECRET: string;
}

export interface SetUpOptions {
	readonly variables: Variables;
	/** Tells the person at the terminal. */
	readonly say: (text: string) => void;
}

/** Where nothing else is said: this page gives the App to whoever opens it first. */
const HOST = "localhost";
const PORT = "3000";

/**
 * Serves the page until the App is registered, and closes it. Works in the current folder: Probot reads `app.yml` there.
 * @returns what was written to `.env`
 */
export async function serveSetUp({ variables, say }: SetUpOptions): Promise<Credentials> {
	if (!existsSync("app.yml")) throw new Error("There is no app.yml here: start Gregor in its own folder.");
	const { HOST: host = HOST, PORT: port = PORT } = variables;
	const registered = Promise.withResolvers<Credentials>();
	// Else Probot fetches a client of smee.io, and asks that for a channel.
	process.env.NO_SMEE_SETUP = "true";
	const server = await run(() => {}, {
		env: { HOST: host, PORT: port },
		log: silent((error) => say(complaint(error))),
		updateEnv: (given) => {
			const credentials = keep(given);
			writeEnvFile(resolve(".env"), { ...credentials });
			registered.resolve(credentials);
			return given;
		},
	});
	say(`Gregor is not registered at GitHub yet. Open http://${shown(host)}:${port}/probot to register it.`);
	const credentials = await registered.promise;
	await server.stop();
	say("Registered. The credentials are in .env.");
	return credentials;
}

/** An App's client id and secret are for signing people in, which Gregor does not. */
function keep(given: Readonly<Record<string, string | undefined>>): Credentials {
	const value = (name: keyof Credentials) => `${given[name] ?? ""}`.replace(/^"|"$/g, "");
	return {
		APP_ID: value("APP_ID"),
		PRIVATE_KEY: value("PRIVATE_KEY"),
		WEBHOOK_SECRET: value("WEBHOOK_SECRET"),
	};
}

/** Probot logs each request with its address, and the code is in one. Errors alone are heard, and told in our words. */
function silent(onError: (error: Error) => void): Logger {
	return pino({
		level: "error",
		hooks: {
			logMethod([first]: readonly unknown[]) {
				if (first instanceof Error) onError(first);
			},
		},
	});
}

function complaint(error: Error): string {
	const { status, code } = error as { readonly status?: number; readonly code?: string };
	const what = status ?? code ?? error.name;
	return `That did not work (${what}). A code is good for an hour and for once: open the page again and register anew.`;
}

const shown = (host: string): string => (host === "0.0.0.0" || host === "::" ? "localhost" : host);
