/** What the stand-in does with its bare repositories. */

import { type PullDiff, parsePullDiff } from "./pull-diff.ts";
import { askGit, runGit } from "./run-git.ts";

export type FileChanges = Readonly<Record<string, string | Uint8Array | null>>;

export interface NewCommit {
	/** New contents by path; null deletes. Paths not named stay as they are. */
	readonly files: FileChanges;
	readonly message?: string;
	/** What it stands on; the branch's tip if not said. Another one makes the push a forced one. */
	readonly parent?: string;
}

/** Copies a repository's branches and tags into a new bare one. GitHub serves any commit that a ref reaches. */
export async function cloneBare(source: string, target: string): Promise<void> {
	await runGit(source, ["clone", "--quiet", "--bare", source, target]);
	for (const [key, value] of Object.entries({
		"uploadpack.allowAnySHA1InWant": "true",
		"uploadpack.allowFilter": "true",
		"gc.auto": "0",
	})) {
		await runGit(target, ["config", key, value]);
	}
}

/** Puts one commit on a branch, in one process; answers its id. */
export async function commitFiles(
	gitDirectory: string,
	branch: string,
	commit: NewCommit,
	author: { readonly login: string; readonly seconds: number },
): Promise<string> {
	const parent = commit.parent ?? (await askGit(gitDirectory, "rev-parse", "--verify", `refs/heads/${branch}`));
	const who = `${author.login} <${author.login}@users.noreply.example.org> ${author.seconds} +0000`;
	const parts: (string | Uint8Array)[] = [
		`commit refs/heads/${branch}\nmark :1\nauthor ${who}\ncommitter ${who}\n`,
		...counted(commit.message ?? "Change files"),
		parent === undefined ? "" : `from ${parent}\n`,
	];
	for (const [path, contents] of Object.entries(commit.files)) {
		if (contents === null) parts.push(`D ${JSON.stringify(path)}\n`);
		else parts.push(`M 100644 inline ${JSON.stringify(path)}\n`, ...counted(contents));
	}
	parts.push("\nget-mark :1\n");
	const stream = Buffer.concat(parts.map((part) => Buffer.from(part)));
	return (await runGit(gitDirectory, ["fast-import", "--quiet", "--force"], stream)).toString().trim();
}

function counted(contents: string | Uint8Array): (string | Uint8Array)[] {
	const bytes = Buffer.from(contents);
	return [`data ${bytes.length}\n`, bytes, "\n"];
}

/** Brings a commit of another repository here, and points a ref at it. */
export async function fetchInto(gitDirectory: string, source: string, from: string, ref: string): Promise<void> {
	await runGit(gitDirectory, ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", source, `+${from}:${ref}`]);
}

export async function updateRef(gitDirectory: string, ref: string, sha: string): Promise<void> {
	await runGit(gitDirectory, ["update-ref", ref, sha]);
}

export async function commitOf(gitDirectory: string, revision: string): Promise<string | undefined> {
	if (revision.startsWith("-")) return undefined;
	return askGit(gitDirectory, "rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`);
}

const diffs = new Map<string, Promise<PullDiff>>();
const DIFFS_KEPT = 200;

/** The three-dot diff of a pull request; commits never change, so that a diff is made once. */
export async function pullDiff(gitDirectory: string, base: string, head: string): Promise<PullDiff> {
	const mergeBase = (await askGit(gitDirectory, "merge-base", base, head)) ?? base;
	return diffBetween(gitDirectory, mergeBase, head);
}

export function diffBetween(gitDirectory: string, from: string, to: string, context = 3): Promise<PullDiff> {
	const key = [gitDirectory, from, to, context].join("\0");
	const known = diffs.get(key);
	if (known !== undefined) return known;
	const made = makeDiff(gitDirectory, from, to, context);
	diffs.set(key, made);
	for (const oldest of [...diffs.keys()].slice(0, Math.max(0, diffs.size - DIFFS_KEPT))) diffs.delete(oldest);
	return made;
}

async function makeDiff(gitDirectory: string, from: string, to: string, context: number): Promise<PullDiff> {
	const flags = ["--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", "--raw", "--abbrev=40", "-z"];
	const text = await runGit(gitDirectory, ["diff", ...flags, "--patch", `--unified=${context}`, from, to]);
	return { mergeBase: from, head: to, files: parsePullDiff(text.toString()) };
}

/** Ids of the commits that a pull request brings, oldest first. */
export async function commitsBetween(gitDirectory: string, from: string, to: string): Promise<readonly string[]> {
	const listed = (await runGit(gitDirectory, ["rev-list", "--reverse", `${from}..${to}`])).toString().trim();
	return listed === "" ? [] : listed.split("\n");
}
