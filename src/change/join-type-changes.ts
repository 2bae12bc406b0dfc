import type { ChangedFile } from "./change-set.ts";

/**
 * git tells a change of type (a file that became a symlink) as a deletion and an addition of one path. Here it is one file,
 * `type-changed`, with the head's kind and hunks: its lines are all new.
 */
export function joinTypeChanges(files: readonly ChangedFile[]): readonly ChangedFile[] {
	const joined: ChangedFile[] = [];
	for (const file of files) {
		const before = joined.at(-1);
		if (before && isTypeChange(before, file)) joined[joined.length - 1] = join(before, file);
		else joined.push(file);
	}
	return joined;
}

function isTypeChange(before: ChangedFile, after: ChangedFile): boolean {
	return before.path === after.path && before.status === "deleted" && after.status === "added";
}

function join(before: ChangedFile, after: ChangedFile): ChangedFile {
	return { ...after, status: "type-changed", ...(before.oldMode !== undefined && { oldMode: before.oldMode }) };
}
