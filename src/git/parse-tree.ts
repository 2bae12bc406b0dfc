import type { ObjectId } from "../change/change-set.ts";

export interface TreeEntry {
	/** Octal, as git writes it in a tree: `100644`, `100755`, `120000` (symlink), `160000` (submodule), `40000` (folder). */
	readonly mode: string;
	readonly id: ObjectId;
}

const SPACE = 0x20;
const NUL = 0;

/** Reads git's binary tree format: `mode SP name NUL id`, over and over. Names are compared as bytes, hence latin1 keys. */
export function parseTree(bytes: Buffer, idBytes: number): ReadonlyMap<string, TreeEntry> {
	const entries = new Map<string, TreeEntry>();
	let at = 0;
	while (at < bytes.length) {
		const space = bytes.indexOf(SPACE, at);
		const nul = bytes.indexOf(NUL, space);
		const end = nul + 1 + idBytes;
		if (space < 0 || nul < 0 || end > bytes.length) break;
		const id = bytes.toString("hex", nul + 1, end) as ObjectId;
		entries.set(bytes.toString("latin1", space + 1, nul), { mode: bytes.toString("latin1", at, space), id });
		at = end;
	}
	return entries;
}
