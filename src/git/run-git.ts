import { GitError } from "./git-error.ts";
import { type GitPlace, spawnFailure, spawnGit } from "./spawn-git.ts";

/** Past this no answer is worth waiting for; the longest one seen, a diff of a whole large repository, takes seconds. */
const TIMEOUT_MS = 120_000;
/** What most commands may print; the diff has its own limit. */
const OUTPUT_BYTES = 64 * 1024 * 1024;
const STDERR_CHARACTERS = 4_000;

export interface RunOptions {
	readonly environment?: Readonly<Record<string, string>>;
	readonly maxBytes?: number;
	/** At the limit: `fail` throws `too-large`, `cut` ends git and returns what there is. */
	readonly atLimit?: "fail" | "cut";
	/** Exit statuses that are answers, not failures; 0 alone where left out. */
	readonly statuses?: readonly number[];
	readonly timeoutMs?: number;
}

export interface GitOutput {
	readonly stdout: Buffer;
	readonly status: number;
	/** True when the output went over the limit and is not whole. */
	readonly cut: boolean;
}

/** Runs one git command to its end. Throws a `GitError` for everything but an expected exit status. */
export async function runGit(place: GitPlace, args: readonly string[], options: RunOptions = {}): Promise<GitOutput> {
	const { maxBytes = OUTPUT_BYTES, statuses = [0], atLimit = "fail" } = options;
	const ended = await collect(place, args, options, maxBytes);
	const cut = ended.stdout.length > maxBytes;
	if (cut && atLimit === "cut") return { stdout: ended.stdout.subarray(0, maxBytes), status: 0, cut };
	if (cut) throw new GitError("too-large", `git ${args[0]} printed more than ${maxBytes} bytes.`, { args });
	if (ended.timedOut) throw new GitError("timeout", `git ${args[0]} did not end in time.`, { args });
	if (ended.status !== null && statuses.includes(ended.status)) {
		return { stdout: ended.stdout, status: ended.status, cut };
	}
	throw failure(place, args, ended);
}

/** The same, for a command that prints one line: without the line feed. */
export async function runGitLine(place: GitPlace, args: readonly string[], options?: RunOptions): Promise<string> {
	return (await runGit(place, args, options)).stdout.toString("utf8").trimEnd();
}

interface Ended {
	readonly stdout: Buffer;
	readonly stderr: string;
	readonly status: number | null;
	readonly timedOut: boolean;
}

function collect(place: GitPlace, args: readonly string[], options: RunOptions, maxBytes: number): Promise<Ended> {
	return new Promise((resolve, reject) => {
		const child = spawnGit(place, args, options.environment);
		const chunks: Buffer[] = [];
		let bytes = 0;
		let stderr = "";
		let timedOut = false;
		const timer = setTimeout(() => {
			timedOut = true;
			child.kill("SIGKILL");
		}, options.timeoutMs ?? TIMEOUT_MS);
		child.stdout.on("data", (chunk: Buffer) => {
			if (bytes > maxBytes) return;
			chunks.push(chunk);
			bytes += chunk.length;
			if (bytes > maxBytes) child.kill("SIGKILL");
		});
		child.stderr.setEncoding("utf8").on("data", (text: string) => {
			if (stderr.length < STDERR_CHARACTERS) stderr += text;
		});
		child.on("error", (cause) => {
			clearTimeout(timer);
			reject(spawnFailure(cause, args));
		});
		child.on("close", (status) => {
			clearTimeout(timer);
			resolve({ stdout: Buffer.concat(chunks), stderr: stderr.slice(0, STDERR_CHARACTERS), status, timedOut });
		});
		child.stdin.on("error", () => undefined); // git may end without reading; its status tells
		child.stdin.end();
	});
}

function failure(place: GitPlace, args: readonly string[], ended: Ended): GitError {
	const said = ended.stderr.trim() || `it ended with status ${ended.status}`;
	const message = `git ${args[0]} failed in ${place.directory}: ${said}`;
	const status = ended.status === null ? {} : { status: ended.status };
	return new GitError("failed", message, { args, stderr: ended.stderr, ...status });
}
