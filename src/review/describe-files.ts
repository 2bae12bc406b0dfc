/** What stands in each file: asked once for all of them. */

import { enclosingItems, type Item } from "../syntax/item.ts";
import type { Syntax } from "../syntax/open-syntax.ts";

/** The items of each Rust file among these; a file that could not be parsed has none. */
export async function describeFiles(
	paths: Iterable<string>,
	headText: ReadonlyMap<string, string>,
	syntax: Syntax,
): Promise<ReadonlyMap<string, readonly Item[]>> {
	const rust = [...new Set(paths)].filter((path) => path.endsWith(".rs"));
	const files = rust.map((path) => ({ path, text: headText.get(path) ?? "" }));
	const described = await syntax.describe(files);
	return new Map(
		[...described].map(([path, description]) => [path, description.kind === "ok" ? description.items : []]),
	);
}

/** Whether a line lies in code that is compiled for tests only. */
export function isTestCode(items: readonly Item[] | undefined, line: number): boolean {
	return enclosingItems(items ?? [], line).some((item) => item.isTest);
}
