import type { ObjectId, ReadFile } from "../change/change-set.ts";
import { GitError } from "./git-error.ts";
import { type GitObject, type ObjectReader, openObjectReader } from "./object-reader.ts";
import { parseTree, type TreeEntry } from "./parse-tree.ts";
import type { GitPlace } from "./spawn-git.ts";

/** A file this large is no source code worth reviewing. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;
/** A folder of a hundred thousand files. */
const MAX_TREE_BYTES = 16 * 1024 * 1024;

const FOLDER = "40000";
const REGULAR_FILES = new Set(["100644", "100755", "100664"]);

export interface FileReader {
	/**
	 * The bytes of a regular file. `undefined` for a path that is not there, a folder, a symlink (never followed) or a
	 * submodule. Throws a `GitError` of kind `too-large` for a file over the limit, which is never held in memory.
	 */
	readonly read: ReadFile;
	/** Ends the git process behind it. */
	close(): Promise<void>;
}

/** Reads files of one commit or tree. The process starts with the first read. */
export function readAt(place: GitPlace, id: ObjectId, maxBytes = MAX_FILE_BYTES): FileReader {
	let objects: ObjectReader | undefined;
	const reader = () => {
		objects ??= openObjectReader(place);
		return objects;
	};
	const folders = new Map<string, Promise<Folder | undefined>>();
	const folderOf = (name: string) => {
		const known = folders.get(name);
		if (known) return known;
		const asked = readFolder(reader(), name);
		folders.set(name, asked);
		return asked;
	};
	return {
		read: async (path) => {
			const entry = await findEntry(folderOf, `${id}^{tree}`, path);
			if (!entry || !REGULAR_FILES.has(entry.mode)) return undefined;
			return fileBytes(await reader().read(entry.id, maxBytes), path, maxBytes);
		},
		close: async () => objects?.close(),
	};
}

type Folder = ReadonlyMap<string, TreeEntry>;

/** Walks the trees by name, byte for byte: no path can name anything outside, and none is odd to git's own syntax. */
async function findEntry(
	folderOf: (name: string) => Promise<Folder | undefined>,
	root: string,
	path: string,
): Promise<TreeEntry | undefined> {
	const steps = Buffer.from(path, "utf8").toString("latin1").split("/");
	const file = steps.pop() ?? "";
	let folder = await folderOf(root);
	for (const step of steps) {
		const next = folder?.get(step);
		if (next?.mode !== FOLDER) return undefined;
		folder = await folderOf(next.id);
	}
	return folder?.get(file);
}

async function readFolder(reader: ObjectReader, name: string): Promise<Folder | undefined> {
	const object = await reader.read(name, MAX_TREE_BYTES);
	if (object?.type !== "tree" || !object.bytes) return undefined;
	return parseTree(object.bytes, object.id.length / 2);
}

function fileBytes(object: GitObject | undefined, path: string, maxBytes: number): Uint8Array | undefined {
	if (object?.type !== "blob") return undefined;
	if (object.bytes) return object.bytes;
	throw new GitError("too-large", `${path} is ${object.size} bytes large; at most ${maxBytes} are read.`);
}
