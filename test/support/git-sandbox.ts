import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ObjectId } from "../../src/change/change-set.ts";

/** A file's bytes, or what else a path may be. */
export type SandboxEntry =
	| string
	| Uint8Array
	| { readonly symlink: string }
	| { readonly executable: string }
	| { readonly submodule: string };

export interface GitSandbox {
	readonly directory: string;
	/** Runs git in it; answers what it prints, as text. */
	git(...args: string[]): string;
	/** Puts one path into the work tree. */
	write(path: string, entry: Exclude<SandboxEntry, { readonly submodule: string }>): void;
	/** Makes the work tree hold these paths and no others, and commits it. */
	commit(tree: Readonly<Record<string, SandboxEntry>>): ObjectId;
	remove(): void;
}

/** A repository of its own in a temporary folder, which no configuration of the machine reaches. */
export function gitSandbox(...initArguments: string[]): GitSandbox {
	const directory = mkdtempSync(join(tmpdir(), "gregor-sandbox-"));
	const git = (...args: string[]) =>
		execFileSync("git", args, { cwd: directory, env: isolated(), encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
	git("init", "--quiet", "--initial-branch=main", ...initArguments);
	const write: GitSandbox["write"] = (path, entry) => writeEntry(join(directory, path), entry);
	return {
		directory,
		git,
		write,
		commit: (tree) => {
			git("rm", "-r", "-q", "--force", "--ignore-unmatch", ".");
			for (const [path, entry] of Object.entries(tree)) {
				if (!isSubmodule(entry)) write(path, entry);
			}
			git("add", "--all", "--force", ".");
			for (const [path, entry] of Object.entries(tree)) {
				if (isSubmodule(entry)) git("update-index", "--add", "--cacheinfo", `160000,${entry.submodule},${path}`);
			}
			git("commit", "--quiet", "--allow-empty", "--no-verify", "-m", "state");
			return git("rev-parse", "HEAD").trim() as ObjectId;
		},
		remove: () => rmSync(directory, { recursive: true, force: true }),
	};
}

function isSubmodule(entry: SandboxEntry): entry is { readonly submodule: string } {
	return typeof entry === "object" && "submodule" in entry;
}

function writeEntry(path: string, entry: Exclude<SandboxEntry, { readonly submodule: string }>): void {
	mkdirSync(dirname(path), { recursive: true });
	rmSync(path, { force: true });
	if (typeof entry === "string" || entry instanceof Uint8Array) {
		writeFileSync(path, entry);
	} else if ("symlink" in entry) {
		symlinkSync(entry.symlink, path);
	} else {
		writeFileSync(path, entry.executable);
		chmodSync(path, 0o755);
	}
}

function isolated(): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
	return {
		...Object.fromEntries(inherited),
		GIT_CONFIG_GLOBAL: devNull,
		GIT_CONFIG_SYSTEM: devNull,
		GIT_AUTHOR_NAME: "Grete",
		GIT_AUTHOR_EMAIL: "grete@example.com",
		GIT_COMMITTER_NAME: "Grete",
		GIT_COMMITTER_EMAIL: "grete@example.com",
		GIT_AUTHOR_DATE: "2024-01-01T00:00:00Z",
		GIT_COMMITTER_DATE: "2024-01-01T00:00:00Z",
	};
}
