/**
 * Runs the `ast-grep` command: the rules' engine, and at the same time the process that can be killed when a file makes
 * the parser hang. Resolves with what it printed, never hangs, never throws for what the scanned code does.
 */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { cpuTime } from "./cpu-time.ts";

/** More than this is no review but a dump; a change that matches so much is cut here, and the scan says so. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** What a shell in between makes of SIGABRT. */
const ABORTED = 134;

export type CommandOutcome =
	| { readonly kind: "done"; readonly lines: readonly string[] }
	| { readonly kind: "timeout" }
	| { readonly kind: "too-much-output" }
	/** The process died of a signal: a deep expression overflows the parser's stack. */
	| { readonly kind: "crashed" }
	| { readonly kind: "failed"; readonly message: string };

/** The binary that the package `@ast-grep/cli` installed, or its platform package where no install script ran. */
function commandPath(): string {
	const require = createRequire(import.meta.url);
	const home = dirname(require.resolve("@ast-grep/cli/package.json"));
	const name = process.platform === "win32" ? "ast-grep.exe" : "ast-grep";
	const installed = join(home, name);
	if (existsSync(installed)) return installed;
	const { optionalDependencies = {} } = require("@ast-grep/cli/package.json") as {
		optionalDependencies?: Record<string, string>;
	};
	for (const platformPackage of Object.keys(optionalDependencies)) {
		const candidate = join(home, "..", platformPackage.replace("@ast-grep/", ""), name);
		if (existsSync(candidate)) return candidate;
	}
	throw new Error(`the ast-grep command is missing under ${home}: run the installation again with optional packages`);
}

export interface RunLimit {
	/** Milliseconds of processor time, over all threads. */
	readonly cpuMs: number;
	/** Milliseconds on the clock, for where processor time cannot be told. */
	readonly wallMs: number;
}

export interface CommandRun {
	readonly outcome: CommandOutcome;
	/** Milliseconds of processor time, as last seen. */
	readonly cpuMs: number;
}

/** How often a running command is looked at. */
const LOOK_MS = 50;

/** Runs `ast-grep <args>` in `directory` and collects its lines, within `limit`. */
export function runAstGrep(args: readonly string[], directory: string, limit: RunLimit): Promise<CommandRun> {
	return new Promise((resolve) => {
		const started = performance.now();
		const child = spawn(commandPath(), args, { cwd: directory, stdio: ["ignore", "pipe", "pipe"] });
		const chunks: Buffer[] = [];
		let size = 0;
		let errors = "";
		let cpuMs = 0;
		const finish = (outcome: CommandOutcome): void => {
			clearInterval(watch);
			child.kill("SIGKILL");
			resolve({ outcome, cpuMs });
		};
		const watch = setInterval(() => {
			const wallMs = performance.now() - started;
			const seen = cpuTime(child.pid ?? 0);
			cpuMs = seen ?? wallMs;
			if (cpuMs > limit.cpuMs || wallMs > limit.wallMs) finish({ kind: "timeout" });
		}, LOOK_MS);
		child.stdout.on("data", (chunk: Buffer) => {
			chunks.push(chunk);
			size += chunk.length;
			if (size > MAX_OUTPUT_BYTES) finish({ kind: "too-much-output" });
		});
		child.stderr.on("data", (chunk: Buffer) => {
			errors = (errors + chunk).slice(-4_000);
		});
		child.on("error", (error) => finish({ kind: "failed", message: error.message }));
		child.on("close", (code, signal) => finish(outcomeOf(code, signal, Buffer.concat(chunks), errors)));
	});
}

/** ast-grep exits with 1 when a rule of severity error matched, and with other numbers when it could not run. */
function outcomeOf(code: number | null, signal: string | null, output: Buffer, errors: string): CommandOutcome {
	if (signal !== null || code === ABORTED) return { kind: "crashed" };
	if (code === 0 || (code === 1 && output.length > 0)) return { kind: "done", lines: toLines(output) };
	return { kind: "failed", message: errors.trim() || `ast-grep ended with ${code}` };
}

function toLines(output: Buffer): string[] {
	return output
		.toString("utf8")
		.split("\n")
		.filter((line) => line !== "");
}
