/** Starts `server-child.ts`. */

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface ServerChild {
	readonly url: string;
	/** Settles when it has nothing left to do. */
	idle(): Promise<void>;
	/** SIGKILL: no chance to tidy up. */
	kill(): Promise<void>;
}

/** @throws with what it wrote to standard error, when it ended before it answered */
export async function spawnServer(environment: Readonly<Record<string, string>>): Promise<ServerChild> {
	const script = fileURLToPath(new URL("./server-child.ts", import.meta.url));
	const env = { PATH: process.env.PATH ?? "", ...environment };
	const child = fork(script, { env, execArgv: [], stdio: ["ignore", "ignore", "pipe", "ipc"] });
	let errors = "";
	child.stderr?.on("data", (chunk) => {
		errors += chunk;
	});
	const url = await said(child, () => errors);
	return {
		url,
		idle: async () => {
			child.send("idle");
			await said(child, () => errors);
		},
		kill: async () => {
			const ended = once(child, "exit");
			child.kill("SIGKILL");
			await ended;
		},
	};
}

function said(child: ChildProcess, errors: () => string): Promise<string> {
	return new Promise((resolve, reject) => {
		const fail = (code: number | null) => reject(new Error(`The server ended with ${code}: ${errors()}`));
		child.once("exit", fail);
		child.once("message", (message) => {
			child.off("exit", fail);
			resolve(String(message));
		});
	});
}
