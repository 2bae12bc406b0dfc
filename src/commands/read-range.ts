/** The change that the person asks about: a range of the repository, its uncommitted changes, or a diff from elsewhere. */

import { readFile } from "node:fs/promises";
import type { ChangeSet, ObjectId, ReadFile } from "../change/change-set.ts";
import { parseChange } from "../change/parse-change.ts";
import type { Repository } from "../git/open-repository.ts";
import { UsageError } from "../settings/usage-error.ts";

export interface RangeOptions {
	/** A ref; the default branch where left out. */
	readonly base?: string;
	/** A ref; HEAD where left out. */
	readonly head?: string;
	/** Review the work tree as it lies there, uncommitted and untracked files included. */
	readonly uncommitted?: boolean;
	/** A file with a diff, or `-` for standard input. */
	readonly diff?: string;
}

export interface Range {
	readonly change: ChangeSet;
	/** Where the configuration, agents and rules are read from: the tip of the base, never the change's own head. */
	readonly settingsFrom: ObjectId;
	readonly head: ObjectId;
	readonly readHead: ReadFile;
	/** Files of the merge base. */
	readonly readBase: ReadFile;
	close(): Promise<void>;
}

export async function readRange(repository: Repository, options: RangeOptions): Promise<Range> {
	if (options.diff !== undefined) return readDiff(repository, options.diff, options);
	const head = await headOf(repository, options);
	const tip = await repository.resolve(options.base ?? (await repository.defaultBranch()));
	const headCommit = options.uncommitted ? await repository.resolve("HEAD") : head;
	const base = (await repository.mergeBase(tip, headCommit)) ?? tip;
	const { patch, cut } = await repository.diff(base, head);
	return {
		change: { base, head, ...parseChange(patch, { cut }) },
		settingsFrom: tip,
		head,
		...openSides(repository, base, head),
	};
}

async function headOf(repository: Repository, { head, uncommitted }: RangeOptions): Promise<ObjectId> {
	if (!uncommitted) return repository.resolve(head ?? "HEAD");
	if (head !== undefined) throw new UsageError("--uncommitted reviews the work tree, so it goes without --head.");
	return repository.snapshotWorkTree();
}

/** A diff says which lines changed; the files around them are read from `--head`, or from the work tree. */
async function readDiff(repository: Repository, source: string, options: RangeOptions): Promise<Range> {
	const patch = await readInput(source);
	const head = await diffHead(repository, options);
	const settingsFrom = await repository.resolve(options.base ?? "HEAD");
	return {
		change: { base: undefined, head: undefined, ...parseChange(patch) },
		settingsFrom,
		head,
		...openSides(repository, settingsFrom, head),
	};
}

/** Files before and after the change. */
export function openSides(repository: Repository, base: ObjectId, head: ObjectId) {
	const [before, after] = [repository.readAt(base), repository.readAt(head)];
	return {
		readBase: before.read,
		readHead: after.read,
		close: async () => void (await Promise.all([before.close(), after.close()])),
	};
}

async function diffHead(repository: Repository, { head }: RangeOptions): Promise<ObjectId> {
	if (head !== undefined) return repository.resolve(head);
	return repository.workTree ? repository.snapshotWorkTree() : repository.resolve("HEAD");
}

async function readInput(source: string): Promise<Buffer> {
	if (source !== "-") {
		return readFile(source).catch((error: NodeJS.ErrnoException) => {
			throw new UsageError(`The diff ${source} cannot be read (${error.code}). Name a file, or - for standard input.`);
		});
	}
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}
