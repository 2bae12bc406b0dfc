import picomatch from "picomatch";

/** Whether a path matches any of the globs; none match for an empty list. Dot folders count, as in `.github/**`. */
export function pathFilter(globs: readonly string[]): (path: string) => boolean {
	if (globs.length === 0) return () => false;
	return picomatch([...globs], { dot: true });
}

/** Whether a path is under review by `paths` of the configuration; an empty `include` takes in every path. */
export function includedPaths(paths: {
	readonly include: readonly string[];
	readonly exclude: readonly string[];
}): (path: string) => boolean {
	const included = paths.include.length > 0 ? pathFilter(paths.include) : () => true;
	const excluded = pathFilter(paths.exclude);
	return (path) => included(path) && !excluded(path);
}
