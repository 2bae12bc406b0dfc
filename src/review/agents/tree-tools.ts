/** The agents' tools, on the same two reads that the context is made with. */

import type { ReadFile } from "../../change/change-set.ts";
import type { Grep } from "../../context/context-request.ts";
import type { TreeTools } from "../../model/tools/tree-tools.ts";
import { screenSource } from "../../syntax/screen-source.ts";

/** A definition is shown with so many lines after its first. */
const DEFINITION_LINES = 12;
/** Definitions of one name that are shown. */
const DEFINITIONS = 6;

interface Tree {
	readonly readHead: ReadFile;
	readonly grep: Grep;
}

export function treeTools({ readHead, grep }: Tree): TreeTools {
	const readFile = async (path: string): Promise<string | undefined> => {
		const bytes = await readHead(path);
		return bytes && !screenSource(bytes) ? new TextDecoder().decode(bytes) : undefined;
	};
	return {
		readFile,
		search: (text, under) => grep(text, under === undefined ? {} : { paths: [`:(literal)${under}`] }),
		findDefinition: async (name) => {
			if (!/^\w+$/.test(name)) return [];
			const pattern = `(fn|struct|enum|union|trait|type|const|static|mod|macro_rules!) +${name}`;
			const hits = await grep(pattern, { regex: true, word: true, paths: ["*.rs"] });
			return Promise.all(
				hits.slice(0, DEFINITIONS).map(async (hit) => ({ ...hit, text: await linesFrom(hit, readFile) })),
			);
		},
	};
}

async function linesFrom(
	{ path, line, text }: { path: string; line: number; text: string },
	readFile: TreeTools["readFile"],
): Promise<string> {
	const lines = (await readFile(path))?.split("\n");
	return lines?.slice(line - 1, line - 1 + DEFINITION_LINES).join("\n") ?? text;
}
