/** The small world that the stand-in's own tests share: a meter's repository, a pull request, an App that is installed. */

import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { type GitHubOptions, startGitHub } from "../../support/github/start-github.ts";
import type { Installation, Permissions } from "../../support/github/world.ts";

/** The base: forty numbered lines. */
export const BASE = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`);

/** The head: line 10 changed, two lines new after line 20, line 35 gone. */
export const HEAD = [
	...BASE.slice(0, 9),
	"line 10, changed",
	...BASE.slice(10, 20),
	"new 21",
	"new 22",
	...BASE.slice(20, 34),
	...BASE.slice(35),
];

export const inFile = (lines: readonly string[]) => `${lines.join("\n")}\n`;

export async function setUp(options: GitHubOptions = {}) {
	const github = await startGitHub(options);
	const anna = github.createUser("anna");
	const ben = github.createUser("ben");
	const app = github.createApp({ slug: "gregor", owner: anna });
	const files = {
		"src/meter.rs": inFile(BASE),
		"src/other.rs": "fn other() {}\n",
		"logo.bin": new Uint8Array([0, 1, 2]),
	};
	const repository = await github.createRepository({ owner: anna, name: "meter", files });
	github.setRole(repository, ben, "write");
	const installation = await github.install(app, { account: anna, repositories: [repository] });
	const change = { "src/meter.rs": inFile(HEAD), "logo.bin": "text" };
	const first = await github.push(repository, "topic", { files: change, parent: "refs/heads/main" });
	const pull = await github.openPullRequest(repository, { author: anna, head: "topic", title: "Meter more" });
	const octokit = installed(github.url, app, installation);
	const at = { owner: "anna", repo: "meter" };
	return { github, anna, ben, app, repository, installation, first, pull, octokit, at, on: { ...at, pull_number: 1 } };
}

export type Bench = Awaited<ReturnType<typeof setUp>>;

/** As the App itself. */
export function asApp(baseUrl: string, app: { readonly id: number; readonly privateKey: string }): Octokit {
	return new Octokit({
		baseUrl,
		authStrategy: createAppAuth,
		auth: { appId: app.id, privateKey: app.privateKey },
		log: QUIET,
	});
}

/** As the App on one installation. */
export function installed(
	baseUrl: string,
	app: { readonly id: number; readonly privateKey: string },
	{ id }: Installation,
): Octokit {
	const auth = { appId: app.id, privateKey: app.privateKey, installationId: id };
	return new Octokit({ baseUrl, authStrategy: createAppAuth, auth, log: QUIET });
}

export function withToken(baseUrl: string, auth: string): Octokit {
	return new Octokit({ baseUrl, auth, log: QUIET });
}

/** A token with these permissions only. */
export async function tokenWith(
	{ github, app, installation }: Bench,
	permissions: Permissions,
	repositories?: string[],
) {
	const { data } = await asApp(github.url, app).rest.apps.createInstallationAccessToken({
		installation_id: installation.id,
		permissions,
		...(repositories === undefined ? {} : { repositories }),
	});
	return data.token;
}

const silent = () => {};
const QUIET = { debug: silent, info: silent, warn: silent, error: silent };

export interface Refusal {
	readonly status: number;
	readonly message: string;
	readonly errors: unknown;
	readonly headers: Readonly<Record<string, unknown>>;
}

/** What GitHub said no with. */
export async function refusalOf(asked: Promise<unknown>): Promise<Refusal> {
	try {
		await asked;
	} catch (error) {
		const { status, response } = error as { status: number; response?: { data: Refusal; headers: Refusal["headers"] } };
		const { message = "", errors } = response?.data ?? {};
		return { status, message, errors, headers: response?.headers ?? {} };
	}
	throw new Error("It was not refused.");
}
