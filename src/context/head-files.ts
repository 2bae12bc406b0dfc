/** Files of head with their items, read and parsed once each however often they are asked for. */

import type { Item } from "../syntax/item.ts";
import type { ContextRequest } from "./context-request.ts";
import { type Import, readImports } from "./imports.ts";

export interface HeadText {
	readonly path: string;
	readonly text: string;
	readonly imports: readonly Import[];
	/** Whether it holds an identifier, wherever. */
	mentions(word: string): boolean;
}

export interface HeadFile extends HeadText {
	readonly items: readonly Item[];
	/** How many lines it has. */
	readonly count: number;
	textAt(line: number): string | undefined;
}

export interface HeadFiles {
	/** `undefined` for a file that is not there or cannot be read. */
	open(path: string): Promise<HeadFile | undefined>;
	/** The same without its items, which takes far less. */
	read(path: string): Promise<HeadText | undefined>;
}

type Source = Pick<ContextRequest, "headText" | "items" | "readHead" | "describe">;

export function headFiles(source: Source): HeadFiles {
	const texts = new Map<string, Promise<HeadText | undefined>>();
	const files = new Map<string, Promise<HeadFile | undefined>>();
	const read = once(texts, (path) => readHead(path, source));
	return { read, open: once(files, async (path) => openFile(await read(path), source)) };
}

function once<Value>(known: Map<string, Promise<Value>>, ask: (path: string) => Promise<Value>) {
	return (path: string): Promise<Value> => {
		const answer = known.get(path) ?? ask(path);
		known.set(path, answer);
		return answer;
	};
}

async function readHead(path: string, source: Source): Promise<HeadText | undefined> {
	const text = source.headText.get(path) ?? (await readText(path, source));
	if (text === undefined) return undefined;
	const words = new Map<string, boolean>();
	const isIn = (word: string): boolean => text.includes(word) && new RegExp(`\\b${word}\\b`).test(text);
	return {
		path,
		text,
		imports: path.endsWith(".rs") ? readImports(text) : [],
		mentions: (word) => {
			const answer = words.get(word) ?? isIn(word);
			words.set(word, answer);
			return answer;
		},
	};
}

async function openFile(read: HeadText | undefined, source: Source): Promise<HeadFile | undefined> {
	if (!read) return undefined;
	const lines = read.text.split("\n");
	const items = source.items.get(read.path) ?? (await itemsOf(read.path, read.text, source));
	return { ...read, items, count: lines.length, textAt: (line) => lines[line - 1]?.replace(/\r$/, "") };
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
