/** The command line as a person runs it: a process of its own. */

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface CliRun {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

const CLI = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

export function runCli(args: readonly string[], options: { cwd?: string; input?: string } = {}): Promise<CliRun> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [CLI, ...args], {
			cwd: options.cwd,
			env: { ...process.env, NODE_OPTIONS: "" },
		});
		let stdout = "";
		let stderr = "";
		child.stdout.on("data", (chunk) => {
			stdout += chunk;
		});
		child.stderr.on("data", (chunk) => {
			stderr += chunk;
		});
		child.on("error", reject);
		child.on("close", (status) => resolve({ status, stdout, stderr }));
		child.stdin.end(options.input ?? "");
	});
}
