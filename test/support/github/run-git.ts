import { spawn } from "node:child_process";
import { devNull } from "node:os";

/** Git's environment, which no configuration of the machine reaches. */
export function gitEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
	return {
		...Object.fromEntries(inherited),
		GIT_CONFIG_GLOBAL: devNull,
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_TERMINAL_PROMPT: "0",
		...more,
	};
}

/** Runs git on one repository; answers what it prints. Rejects with what git complained of. */
export function runGit(gitDirectory: string, args: readonly string[], input?: string | Buffer): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		const child = spawn("git", ["--git-dir", gitDirectory, ...args], { env: gitEnvironment() });
		const printed: Buffer[] = [];
		const complaints: Buffer[] = [];
		child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
		child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
		child.stdin.on("error", () => {});
		child.on("error", reject);
		child.on("close", (code) => {
			if (code === 0) resolve(Buffer.concat(printed));
			else reject(new Error(`git ${args.join(" ")} ended with ${code}: ${Buffer.concat(complaints).toString()}`));
		});
		child.stdin.end(input);
	});
}

/** As `runGit`, as one trimmed line; undefined when git has no answer. */
export async function askGit(gitDirectory: string, ...args: string[]): Promise<string | undefined> {
	try {
		return (await runGit(gitDirectory, args)).toString().trim();
	} catch {
		return undefined;
	}
}
