/** The command line as a person runs it: a process of its own. */

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface CliRun {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

const CLI = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

export interface CliOptions {
	readonly cwd?: string;
	readonly input?: string;
	/** Added to our own environment; without it there is no key for a model. */
	readonly env?: Readonly<Record<string, string>>;
}

export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [CLI, ...args], {
			cwd: options.cwd,
			env: { ...process.env, NODE_OPTIONS: "", ANTHROPIC_API_KEY: "", ...options.env },
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
