/** Starts `job-child.ts`. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { PullRequestRef } from "../../src/github/pull-request-host.ts";
import type { StoreOptions } from "../../src/store/open-store.ts";

export interface JobChild {
	/** SIGKILL: no chance to tidy up. */
	kill(): Promise<void>;
	/** Once it has ended by itself. */
	readonly ended: Promise<unknown>;
}

/** @returns once it said this line. @throws with what it wrote to standard error, when it ended before */
export async function spawnJobChild(
	what: "open" | "work" | "die",
	until: "opened" | "accepted",
	options: StoreOptions,
	pullRequest?: PullRequestRef,
): Promise<JobChild> {
	const script = fileURLToPath(new URL("./job-child.ts", import.meta.url));
	const child = spawn(process.execPath, [script, what, JSON.stringify(options), JSON.stringify(pullRequest ?? {})], {
		stdio: ["ignore", "pipe", "pipe"],
	});
	let errors = "";
	child.stderr.on("data", (chunk) => {
		errors += chunk;
	});
	await new Promise<void>((said, fail) => {
		createInterface(child.stdout).on("line", (line) => line === until && said());
		child.once("close", (code) => fail(new Error(`The process ended with ${code}: ${errors}`)));
	});
	const ended = once(child, "close");
	return {
		ended,
		kill: async () => {
			child.kill("SIGKILL");
			await ended;
		},
	};
}
