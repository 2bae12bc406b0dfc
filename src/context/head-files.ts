/** Files of head with their items, read and parsed once each however often they are asked for. */

import type { Item } from "../syntax/item.ts";
import type { ContextRequest } from "./context-request.ts";

export interface HeadFile {
	readonly path: string;
	readonly items: readonly Item[];
	/** How many lines it has. */
	readonly count: number;
	textAt(line: number): string | undefined;
}

export interface HeadFiles {
	/** `undefined` for a file that is not there or cannot be read. */
	open(path: string): Promise<HeadFile | undefined>;
}

type Source = Pick<ContextRequest, "headText" | "items" | "readHead" | "describe">;

export function headFiles(source: Source): HeadFiles {
	const known = new Map<string, Promise<HeadFile | undefined>>();
	return {
		open: (path) => {
			const opened = known.get(path) ?? openFile(path, source);
			known.set(path, opened);
			return opened;
		},
	};
}

async function openFile(path: string, source: Source): Promise<HeadFile | undefined> {
	const text = source.headText.get(path) ?? (await readText(path, source));
	if (text === undefined) return undefined;
	const lines = text.split("\n");
	const items = source.items.get(path) ?? (await itemsOf(path, text, source));
	return { path, items, count: lines.length, textAt: (line) => lines[line - 1]?.replace(/\r$/, "") };
}

/** What cannot be read explains nothing; the change itself is shown without it. */
async function readText(path: string, { readHead }: Source): Promise<string | undefined> {
	const bytes = await readHead(path).catch(() => undefined);
	return bytes && new TextDecoder().decode(bytes);
}

async function itemsOf(path: string, text: string, { describe }: Source): Promise<readonly Item[]> {
	if (!path.endsWith(".rs")) return [];
	const described = (await describe([{ path, text }])).get(path);
	return described?.kind === "ok" ? described.items : [];
}
