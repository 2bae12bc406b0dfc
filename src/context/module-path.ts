/** Whether a path in Rust code can mean what a file defines. */

interface ModulePath {
	/** The crate's folder; empty at the root of the repository. */
	readonly crate: string;
	/** Modules below the crate's root, outermost first. */
	readonly modules: readonly string[];
}

/** A path that names this very module is worth more than any that shares parts with it. */
const EXACT = 10;
/** Through a crate that hands on what others of its family define. */
const FAMILY = 0.5;
const WITHIN_CRATE = new Set(["crate", "self", "super", "$crate"]);

/**
 * How well modules as written in `from` (`crate::pool`, `super`, `backoff::future`) fit what the file `path` defines: 0
 * where they cannot mean it, else more the more of them its own modules bear. Things are often handed on by modules
 * above, so that not all need to be named.
 */
export function pathFit(written: readonly string[], from: string, path: string): number {
	const used = moduleOf(from);
	const defined = moduleOf(path);
	const [first = ""] = written;
	const isOwn = used.crate === defined.crate;
	const crate = WITHIN_CRATE.has(first) ? Number(isOwn) : crateFit(first, defined.crate);
	if (crate > 0) return worth(absolute(written, used), defined, crate);
	// a module beside or below this one, or, in the first edition, below the root
	if (!isOwn || !defined.modules.includes(first)) return 0;
	return Math.max(worth([...used.modules, ...written], defined, 1), worth(written, defined, 1));
}

export function moduleOf(path: string): ModulePath {
	const folders = path.split("/");
	const file = (folders.pop() ?? "").replace(/\.rs$/, "");
	const source = folders.lastIndexOf("src");
	const below = folders.slice(source + 1);
	const own = /^(?:mod|lib|main)$/.test(file) ? [] : [file];
	return source < 0
		? { crate: folders.join("/"), modules: own }
		: { crate: folders.slice(0, source).join("/"), modules: [...below, ...own] };
}

function worth(modules: readonly string[], { modules: defined }: ModulePath, crate: number): number {
	if (modules.join("::") === defined.join("::")) return crate + EXACT;
	return crate + modules.filter((module) => defined.includes(module)).length;
}

function absolute(written: readonly string[], { modules }: ModulePath): string[] {
	const [first, ...rest] = written;
	if (first !== "self" && first !== "super") return rest;
	let above = [...modules];
	for (const segment of written) if (segment === "super") above = above.slice(0, -1);
	return [...above, ...written.filter((segment) => segment !== "self" && segment !== "super")];
}

/** A crate is most often called like its folder, or like it with the family's name in front. */
function crateFit(name: string, crate: string): number {
	const folder = (crate.split("/").at(-1) ?? "").replaceAll("-", "_");
	if (folder === "" || name === "") return 0;
	if (name === folder || name.endsWith(`_${folder}`)) return 1;
	return folder.startsWith(`${name}_`) ? FAMILY : 0;
}
