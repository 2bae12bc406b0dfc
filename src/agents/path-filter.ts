import picomatch from "picomatch";

/** Whether a path matches any of the globs; none match for an empty list. Dot folders count, as in `.github/**`. */
export function pathFilter(globs: readonly string[]): (path: string) => boolean {
	if (globs.length === 0) return () => false;
	return picomatch([...globs], { dot: true });
}
