import type { ObjectId } from "../change/change-set.ts";
import { runGit } from "./run-git.ts";
import type { GitPlace } from "./spawn-git.ts";

export interface ListedFile {
	readonly path: string;
	/** Octal: `100644`, `100755`, `120000` (symlink), `160000` (submodule). */
	readonly mode: string;
	readonly id: ObjectId;
}

/** Every file of a commit or tree, or those under one folder, in git's order. */
export async function listFiles(place: GitPlace, id: ObjectId, under?: string): Promise<readonly ListedFile[]> {
	const paths = under === undefined ? [] : [`${under.replace(/\/+$/, "")}/`];
	const { stdout } = await runGit(place, ["ls-tree", "-r", "-z", "--full-tree", id, "--", ...paths]);
	return stdout.toString("utf8").split("\0").filter(Boolean).map(parseEntry);
}

/** `mode SP type SP id TAB path` */
function parseEntry(entry: string): ListedFile {
	const tab = entry.indexOf("\t");
	const [mode = "", , id = ""] = entry.slice(0, tab).split(" ");
	return { path: entry.slice(tab + 1), mode, id: id as ObjectId };
}
