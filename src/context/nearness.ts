import { codeRole } from "../change/code-role.ts";

/** How likely code at `path` has to do with code at one of `from`: same file, folder, crate; tests and examples last. */
export function nearness(path: string, from: readonly string[]): number {
	if (from.includes(path)) return 100;
	const shared = Math.max(0, ...from.map((other) => sharedFolders(path, other)));
	return shared - (codeRole(path) === "production" ? 0 : 50);
}

function sharedFolders(left: string, right: string): number {
	const others = folders(right);
	const own = folders(left);
	const differs = own.findIndex((folder, index) => folder !== others[index]);
	const shared = differs < 0 ? own.length : differs;
	// of two files under the same folder, the one less deep below it is nearer
	return shared * 2 - (own.length - shared) * 0.1;
}

const folders = (path: string): string[] => path.split("/").slice(0, -1);
