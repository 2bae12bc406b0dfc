/** What the server is told by its environment. Read once, strictly: a server that starts wrong fails late and far away. */

import { z } from "zod";
import { EnvironmentError } from "./environment-error.ts";
import { type ModelEnvironment, readModelEnvironment } from "./model-environment.ts";

const flag = z.string().trim().min(1);
const whole = z.coerce.number().int().min(1);

const schema = z.object({
	APP_ID: whole,
	/** PEM; line feeds may be written as `\n`. */
	PRIVATE_KEY: flag.transform((key) => key.replaceAll("\\n", "\n")),
	WEBHOOK_SECRET: flag,
	/** PostgreSQL; without it the embedded database in `GREGOR_DATA` is used. */
	DATABASE_URL: flag.optional(),
	/** Folder of the embedded database and of the clones. */
	GREGOR_DATA: flag.default("data"),
	GREGOR_ROLE: z.enum(["web", "worker", "all"]).default("all"),
	/** Reviews at a time in this process. */
	GREGOR_WORKERS: whole.default(2),
	/** Reviews at a time of one installation. */
	GREGOR_PER_INSTALLATION: whole.default(2),
	HOST: flag.default("0.0.0.0"),
	PORT: z.coerce.number().int().min(0).max(65_535).default(3_000),
	/** GitHub Enterprise Server, such as `github.example.com`. */
	GHE_HOST: flag.optional(),
	GHE_PROTOCOL: z.enum(["https", "http"]).default("https"),
	LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal"]).default("info"),
	NODE_ENV: z.string().default("development"),
});

export interface ServerEnvironment {
	readonly appId: number;
	readonly privateKey: string;
	readonly webhookSecret: string;
	readonly databaseUrl: string | undefined;
	readonly dataFolder: string;
	readonly role: "web" | "worker" | "all";
	readonly workers: number;
	readonly perInstallation: number;
	readonly host: string;
	readonly port: number;
	/** Base of GitHub's REST API; no slash at the end. */
	readonly apiUrl: string;
	/** Base of the site, where git fetches from; no slash at the end. */
	readonly siteUrl: string;
	readonly logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal";
	/** Absent: only the rules review. */
	readonly model: ModelEnvironment | undefined;
}

const CREDENTIALS = ["APP_ID", "PRIVATE_KEY", "WEBHOOK_SECRET"] as const;

/** Whether the App has yet to be registered: nothing that GitHub gives is there, and this is no place where it must be. */
export function lacksRegistration(variables: Readonly<Record<string, string | undefined>>): boolean {
	const isServed = variables.NODE_ENV !== "production" && variables.GREGOR_ROLE !== "worker";
	return isServed && CREDENTIALS.every((name) => !variables[name]);
}

/** Probot's own default; whoever knows it could sign webhooks. */
const PUBLIC_SECRET = "development";

/** @throws {EnvironmentError} naming every variable that is missing or wrong, never its value. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): ServerEnvironment {
	const read = schema.safeParse(variables);
	if (!read.success) throw new EnvironmentError(read.error.issues.map((issue) => problemOf(issue, variables)));
	const { data } = read;
	if (data.WEBHOOK_SECRET === PUBLIC_SECRET && data.NODE_ENV !== "development") {
		throw new EnvironmentError(["WEBHOOK_SECRET: `development` is known to everybody: choose a secret of your own"]);
	}
	const site = data.GHE_HOST ? `${data.GHE_PROTOCOL}://${data.GHE_HOST}` : "https://github.com";
	return {
		appId: data.APP_ID,
		privateKey: data.PRIVATE_KEY,
		webhookSecret: data.WEBHOOK_SECRET,
		databaseUrl: data.DATABASE_URL,
		dataFolder: data.GREGOR_DATA,
		role: data.GREGOR_ROLE,
		workers: data.GREGOR_WORKERS,
		perInstallation: data.GREGOR_PER_INSTALLATION,
		host: data.HOST,
		port: data.PORT,
		apiUrl: data.GHE_HOST ? `${site}/api/v3` : "https://api.github.com",
		siteUrl: site,
		logLevel: data.LOG_LEVEL,
		model: readModelEnvironment(variables),
	};
}

function problemOf(
	{ path, message }: z.core.$ZodIssue,
	variables: Readonly<Record<string, string | undefined>>,
): string {
	const name = path.join(".");
	return `${name}: ${variables[name] === undefined ? "is not set; docs/operating.md says where to find it" : message}`;
}
