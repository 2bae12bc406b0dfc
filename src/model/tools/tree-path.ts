const LONGEST = 400;

/**
 * Whether a path can only mean a file of the tree: relative, without `..`, without git's own folder, and without what
 * git takes for a revision (`HEAD:path`), a path's magic or an option. A file whose name holds a colon is not read.
 */
export function isTreePath(path: string): boolean {
	if (path.length === 0 || path.length > LONGEST) return false;
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through.
	if (/[\u0000-\u001f\u007f\\]|:|^[/~-]/.test(path)) return false;
	return path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && part.toLowerCase() !== ".git");
}
