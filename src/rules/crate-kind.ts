/**
 * Whether a source file belongs to a library that others build on, or to a program. Told by cargo's own layout: a
 * package with `src/lib.rs` is a library, except for its `main.rs` and `src/bin`; one that is never published
 * (`publish = false`) is part of a program.
 */

import type { ReadFile } from "../change/change-set.ts";

export type CrateKind = "lib" | "bin";

/** `readHead` reads the version under review. Each package is looked at once. */
export function crateKinds(readHead: ReadFile): (path: string) => Promise<CrateKind> {
	const packages = new Map<string, Promise<CrateKind>>();
	return (path) => {
		const [, root, inside] = /^(.*?)(src\/.*)$/.exec(path) ?? [];
		if (root === undefined || inside === undefined || /^src\/(main\.rs|bin\/)/.test(inside))
			return Promise.resolve("bin");
		const known = packages.get(root) ?? packageKind(root, readHead);
		packages.set(root, known);
		return known;
	};
}

async function packageKind(root: string, readHead: ReadFile): Promise<CrateKind> {
	const [library, manifest] = await Promise.all([readHead(`${root}src/lib.rs`), readHead(`${root}Cargo.toml`)]);
	if (!library) return "bin";
	const unpublished = manifest && /^\s*publish\s*=\s*(false|\[\s*\])/m.test(new TextDecoder().decode(manifest));
	return unpublished ? "bin" : "lib";
}
