/** The server as a person starts it for the first time, and a GitHub Enterprise that registers an App for one code. */

import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export const CODE = "a-code-for-once";
export const REGISTERED = {
	id: 4711,
	slug: "gregor",
	client_id: "Iv1.client",
	client_secret: "secret-of-the-client",
	webhook_secret: "secret-of-the-webhooks",
	pem: generateKeyPairSync("rsa", {
		modulusLength: 2_048,
		publicKeyEncoding: { type: "spki", format: "pem" },
		privateKeyEncoding: { type: "pkcs1", format: "pem" },
	}).privateKey,
};

export async function startSetUp(environment: Record<string, string> = {}, envFile = "") {
	const asked: string[] = [];
	const github = await listen((path) => {
		asked.push(path);
		return path.endsWith(`/app-manifests/${CODE}/conversions`);
	});
	const folder = await mkdtemp(join(tmpdir(), "gregor-set-up-"));
	await cp(join(ROOT, "app.yml"), join(folder, "app.yml"));
	if (envFile !== "") await writeFile(join(folder, ".env"), envFile);
	const port = await freePort();
	const child = spawn(process.execPath, [join(ROOT, "src/main.ts")], {
		cwd: folder,
		env: {
			PATH: process.env.PATH ?? "",
			GHE_HOST: github.host,
			GHE_PROTOCOL: "http",
			HOST: "127.0.0.1",
			PORT: `${port}`,
			...environment,
		},
	});
	let output = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding("utf8").on("data", (text) => {
			output += text;
		});
	}
	const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
	return {
		folder,
		asked,
		url: `http://127.0.0.1:${port}`,
		githubUrl: `http://${github.host}`,
		output: () => output,
		ended,
		/** Settles when the words have been printed. */
		printed: (words: RegExp) =>
			new Promise<void>((resolve, reject) => {
				const look = () => words.test(output) && resolve();
				for (const stream of [child.stdout, child.stderr]) stream.on("data", look);
				void ended.then(() => reject(new Error(`It ended without printing ${words}:\n${output}`)));
				look();
			}),
		close: async () => {
			child.kill("SIGTERM");
			await ended;
			await new Promise((resolve) => github.server.close(resolve).closeAllConnections());
			await rm(folder, { recursive: true });
		},
	};
}

export type SetUpWorld = Awaited<ReturnType<typeof startSetUp>>;

async function listen(isRegistration: (path: string) => boolean): Promise<{ server: Server; host: string }> {
	const server = createServer((request, response) => {
		const found = isRegistration(request.url ?? "") && request.method === "POST";
		const body = found
			? { ...REGISTERED, html_url: `http://${request.headers.host}/github-apps/gregor` }
			: { message: "Not Found" };
		response.writeHead(found ? 201 : 404, { "content-type": "application/json" }).end(JSON.stringify(body));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function freePort(): Promise<number> {
	const { server, host } = await listen(() => false);
	await new Promise((resolve) => server.close(resolve));
	return Number(host.split(":")[1]);
}
