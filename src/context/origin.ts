import type { HeadText } from "./head-files.ts";
import { pathFit } from "./module-path.ts";

/** Defined in the file that uses it. */
const HERE = 20;
/** A glob import may bring it, and so may another. */
const BY_GLOB = 0.9;
/** A glob of the very module is as good as a glob can be. */
const EXACT_FIT = 10;

/** A name as code writes it: `retry`, or `future::retry` with what stands in front. */
interface Written {
	readonly name: string;
	/** Modules in front of it. */
	readonly through: readonly string[];
}

/**
 * How surely a name that `file` writes is the one that `path` defines, by the path in front of it and the file's `use`
 * lines: 0 where it is another's.
 */
export function originFit({ name, through }: Written, file: HeadText, path: string): number {
	const [first = name, ...rest] = [...through, name];
	const imported = file.imports.filter((one) => one.name === first);
	const fits = imported.map((one) => pathFit(modulesOf([...one.path, ...rest].slice(0, -1)), file.path, path));
	// an import of the enclosing module's name, or of another scope, leaves the other possibilities open
	if (fits.some((fit) => fit > 0)) return Math.max(...fits);
	if (through.length > 0) return imported.length > 0 ? 0 : pathFit(modulesOf(through), file.path, path);
	if (file.path === path) return HERE;
	if (imported.length > 0) return 0;
	const globs = file.imports.filter((one) => one.name === "*").map((one) => modulesOf(one.path));
	return Math.min(BY_GLOB, Math.max(0, ...globs.map((modules) => pathFit(modules, file.path, path) / EXACT_FIT)));
}

/** Without the types that variants and associated items stand under. */
const modulesOf = (path: readonly string[]): readonly string[] => path.filter((segment) => !/^[A-Z]/.test(segment));
