/** The `use` lines of a Rust file: what tells which of several things of one name is meant. */

export interface Import {
	/** All segments as written, the last one included: `crate`, `pool`, `Pool`. Of a glob, what stands before `*`. */
	readonly path: readonly string[];
	/** What the file calls it; `*` for a glob. */
	readonly name: string;
}

/** Declarations longer than this are not written by people. */
const USE = /^[ \t]*(?:pub(?:\([^)\n]{0,80}\))?\s+)?use\s+([^;]{1,6000});/gm;
const MAX_DEPTH = 12;

/** All of them, those inside of modules and functions too. */
export function readImports(text: string): readonly Import[] {
	return [...text.matchAll(USE)].flatMap((match) => expand((match[1] ?? "").replace(/\/\/.*$/gm, ""), [], 0));
}

function expand(tree: string, prefix: readonly string[], depth: number): Import[] {
	const open = tree.indexOf("{");
	if (open < 0) return leaf(tree, prefix);
	if (depth > MAX_DEPTH) return [];
	const before = [...prefix, ...segments(tree.slice(0, open))];
	const close = tree.lastIndexOf("}");
	const inside = tree.slice(open + 1, close > open ? close : undefined);
	return atTopLevel(inside).flatMap((one) => expand(one, before, depth + 1));
}

function leaf(tree: string, prefix: readonly string[]): Import[] {
	const [written = "", alias] = tree.trim().split(/\s+as\s+/);
	const path = [...prefix, ...segments(written)];
	if (path.at(-1) === "self" && path.length > 1) path.pop();
	const last = path.at(-1);
	if (last === undefined) return [];
	return last === "*" ? [{ path: path.slice(0, -1), name: "*" }] : [{ path, name: alias ?? last }];
}

const segments = (path: string): string[] =>
	path
		.split("::")
		.map((one) => one.trim())
		.filter((one) => one !== "");

/** The parts between the commas that stand in no braces. */
function atTopLevel(list: string): string[] {
	const parts = [""];
	let depth = 0;
	for (const character of list) {
		if (character === "{") depth++;
		if (character === "}") depth--;
		if (character === "," && depth === 0) parts.push("");
		else parts[parts.length - 1] += character;
	}
	return parts.filter((part) => part.trim() !== "");
}
