/** A process of its own that says on standard output what to know of it, such as where it listens. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface StartedProcess {
	/** What the pattern's first group matched. */
	readonly said: string;
	/** Settles at the first line that matches. */
	says(pattern: RegExp): Promise<string>;
	stop(): Promise<void>;
}

/** @param script relative to this folder. @throws when it ends before it says so */
export async function startProcess(
	script: string,
	environment: Readonly<Record<string, string>>,
	pattern: RegExp,
): Promise<StartedProcess> {
	const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url))], {
		env: { PATH: process.env.PATH ?? "", ...environment },
		stdio: ["ignore", "pipe", "inherit"],
	});
	const closed = once(child, "close");
	const lines = createInterface(child.stdout);
	const says = (wanted: RegExp) =>
		new Promise<string>((resolve, reject) => {
			lines.on("line", (line) => wanted.test(line) && resolve(wanted.exec(line)?.[1] ?? ""));
			void closed.then(() => reject(new Error(`${script} ended before it said ${wanted}.`)));
		});
	return {
		said: await says(pattern),
		says,
		stop: async () => {
			child.kill("SIGTERM");
			await closed;
		},
	};
}
