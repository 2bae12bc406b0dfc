/** Sorts the changed files into those to review, with their head text, and those left out, each with its reason. */

import type { ChangedFile, ChangeSet, ReadFile } from "../change/change-set.ts";
import { codeRole } from "../change/code-role.ts";
import type { ReviewedFile } from "../rules/reviewed-file.ts";
import { screenSource } from "../syntax/screen-source.ts";

export interface LeftOutFile {
	readonly path: string;
	readonly reason: string;
	/** True when a reviewer may have wanted it: the verdict cannot be an all-clear then. */
	readonly missed: boolean;
}

export interface Selection {
	readonly files: readonly ReviewedFile[];
	readonly leftOut: readonly LeftOutFile[];
}

/** What Rust and Kafka are written in; anything else that cannot be read is no loss to a review. */
const OF_CONCERN = /\.(rs|properties|ya?ml|toml|tf|avsc|avdl|proto)$|kafka[^/]*\.json$/i;

const mayConcern = (path: string): boolean => OF_CONCERN.test(path);

/** How many files are read at a time: enough to keep git busy, few enough to hold little in memory. */
const READS_AT_ONCE = 16;

/** `isIncluded` is the configuration's word on a path. */
export async function selectFiles(
	change: ChangeSet,
	readHead: ReadFile,
	isIncluded: (path: string) => boolean,
): Promise<Selection> {
	const files: ReviewedFile[] = [];
	const leftOut: LeftOutFile[] = change.unread.map(({ path, reason }) => ({
		path: path ?? "(the diff)",
		reason,
		missed: path === undefined || mayConcern(path),
	}));
	const candidates = [...change.files];
	while (candidates.length > 0) {
		const batch = candidates.splice(0, READS_AT_ONCE);
		for (const result of await Promise.all(batch.map((file) => select(file, readHead, isIncluded)))) {
			if ("text" in result) files.push(result);
			else leftOut.push(result);
		}
	}
	return { files, leftOut };
}

async function select(
	file: ChangedFile,
	readHead: ReadFile,
	isIncluded: (path: string) => boolean,
): Promise<ReviewedFile | LeftOutFile> {
	const { path } = file;
	const reason = reasonWithoutReading(file, isIncluded);
	if (reason) return { path, reason, missed: false };
	try {
		const bytes = await readHead(path);
		if (!bytes) return { path, reason: "it is not in the version under review", missed: mayConcern(path) };
		const unfit = screenSource(bytes);
		return unfit ? { path, reason: unfit, missed: mayConcern(path) } : { file, text: new TextDecoder().decode(bytes) };
	} catch (error) {
		return { path, reason: messageOf(error), missed: mayConcern(path) };
	}
}

function reasonWithoutReading(file: ChangedFile, isIncluded: (path: string) => boolean): string | undefined {
	if (file.status === "deleted") return "deleted";
	if (file.kind !== "text") return `${file.kind === "submodule" ? "a submodule" : `a ${file.kind} file`}`;
	if (file.hunks.length === 0) return "no line changed";
	if (!isIncluded(file.path)) return "left out by the configuration (paths)";
	if (codeRole(file.path) === "generated") return "generated or vendored code";
	return undefined;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
