/** Repositories over smart HTTP, by git's own CGI program. Fetching only: nobody pushes through a review bot's token. */

import { spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isApiError } from "./api-error.ts";
import { authenticate } from "./authenticate.ts";
import { checkPermission } from "./permissions.ts";
import { findRepository } from "./pulls.ts";
import { gitEnvironment } from "./run-git.ts";
import type { World } from "./world.ts";

const GIT_PATH = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

export function isGitPath(path: string): boolean {
	return GIT_PATH.test(path);
}

/** Answers one of git's requests; settles with the status when the answer is sent. */
export async function serveGit(
	world: World,
	request: IncomingMessage,
	url: URL,
	response: ServerResponse,
): Promise<number> {
	const [, owner = "", name = "", service = ""] = GIT_PATH.exec(url.pathname) ?? [];
	const refusal = refuse(world, request, owner, name, `${service}${url.search}`);
	if (refusal !== undefined) return answer(response, refusal);
	const repository = findRepository(world, owner, name);
	return runBackend(request, response, {
		GIT_PROJECT_ROOT: repository?.gitDirectory ?? "",
		GIT_HTTP_EXPORT_ALL: "1",
		PATH_INFO: `/${service}`,
		QUERY_STRING: url.search.slice(1),
		REQUEST_METHOD: request.method ?? "GET",
		CONTENT_TYPE: request.headers["content-type"] ?? "",
		HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
		GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
		REMOTE_ADDR: "127.0.0.1",
	});
}

interface Refusal {
	readonly status: number;
	readonly text: string;
}

/** As GitHub: who may not see a repository hears that it is not there. */
function refuse(
	world: World,
	request: IncomingMessage,
	owner: string,
	name: string,
	service: string,
): Refusal | undefined {
	const repository = findRepository(world, owner, name);
	if (service.includes("receive-pack")) return { status: 403, text: "Write access to repository not granted." };
	const header = request.headers.authorization;
	if (header === undefined && repository?.isPrivate === false) return undefined;
	try {
		const actor = authenticate(world, header);
		checkPermission(actor, { kind: "repository", any: [{ contents: "read" }] }, repository);
		return undefined;
	} catch (error) {
		if (!isApiError(error)) throw error;
		return error.status === 401
			? { status: 401, text: "Repository not found or bad credentials." }
			: { status: error.status, text: "Repository not found." };
	}
}

function answer(response: ServerResponse, { status, text }: Refusal): number {
	const challenge = status === 401 ? { "www-authenticate": 'Basic realm="GitHub"' } : {};
	response.writeHead(status, { "content-type": "text/plain", ...challenge }).end(`${text}\n`);
	return status;
}

function runBackend(
	request: IncomingMessage,
	response: ServerResponse,
	variables: Record<string, string>,
): Promise<number> {
	return new Promise((resolve, reject) => {
		const child = spawn("git", ["http-backend"], { env: gitEnvironment(variables), stdio: ["pipe", "pipe", "ignore"] });
		let head: Buffer | undefined = Buffer.alloc(0);
		child.stdout.on("data", (chunk: Buffer) => {
			if (head === undefined) return void response.write(chunk);
			head = Buffer.concat([head, chunk]);
			const end = head.indexOf("\r\n\r\n");
			if (end === -1) return;
			writeHead(response, head.subarray(0, end).toString());
			response.write(head.subarray(end + 4));
			head = undefined;
		});
		child.on("error", reject);
		child.on("close", () => {
			response.end();
			resolve(response.statusCode);
		});
		child.stdin.on("error", () => {});
		response.on("close", () => child.kill());
		request.pipe(child.stdin);
	});
}

/** A CGI program says its status as a header. */
function writeHead(response: ServerResponse, head: string): void {
	const headers = head.split("\r\n").map((line) => /^([^:]+): *(.*)$/.exec(line));
	for (const [, name = "", value = ""] of headers.filter((found) => found !== null)) {
		if (name.toLowerCase() === "status") response.statusCode = Number.parseInt(value, 10);
		else response.setHeader(name, value);
	}
}
