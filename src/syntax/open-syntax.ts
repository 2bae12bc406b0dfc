/**
 * Rust as a tree. Parsing runs in a child process that is killed when it takes too long, so that no file can stop a
 * review: such a file is `skipped`, with the reason, and the next one is parsed by a fresh process. The process starts
 * with the first question and does not keep ours alive.
 */

import type { Item } from "./item.ts";
import type { Answer, Question } from "./messages.ts";
import { openParserProcess } from "./parser-process.ts";
import { replaceLines } from "./replace-lines.ts";
import { screenSource } from "./screen-source.ts";
import { unfoldMacros } from "./unfold-macros.ts";

export interface Skipped {
	readonly kind: "skipped";
	/** A phrase that follows "skipped: ". */
	readonly reason: string;
}

export type Description = { readonly kind: "ok"; readonly items: readonly Item[] } | Skipped;
export type Parsing = { readonly kind: "ok"; readonly errors: number } | Skipped;

export interface SourceFile {
	readonly path: string;
	readonly text: string;
}

/** A replacement of whole lines, 1-based and inclusive; an empty replacement deletes them. */
export interface LineEdit {
	readonly text: string;
	readonly startLine: number;
	readonly endLine: number;
	readonly replacement: string;
}

export interface Syntax {
	/** Starts the process ahead of the first question, for a caller who has other work meanwhile. */
	prepare(): void;
	/** The named items of each file, by path. */
	describe(files: readonly SourceFile[]): Promise<Map<string, Description>>;
	/** How many places of each text do not parse, in the order of `texts`; 0 means that all of it parses. */
	parses(texts: readonly string[]): Promise<Parsing[]>;
	/** Whether each edit leaves its file with no more errors than before; false where that cannot be known. */
	stillParses(edits: readonly LineEdit[]): Promise<boolean[]>;
	/** Ends the process; the object must not be asked again. */
	close(): Promise<void>;
}

/** `fileMs` shortens the time that one file may take, in milliseconds. */
export function openSyntax(fileMs?: number): Syntax {
	const parser = openParserProcess(fileMs);
	let last: Promise<unknown> = Promise.resolve();

	/** The process answers one question at a time, however many callers there are. */
	function ask(question: Question): Promise<Answer> {
		const answer = last.then(() => parser.ask(question));
		last = answer;
		return answer;
	}

	async function items(text: string): Promise<Description> {
		const reason = screenSource(text);
		if (reason) return { kind: "skipped", reason };
		const answer = await ask({ kind: "items", text });
		return answer.kind === "items" ? { kind: "ok", items: answer.items } : skipped(answer);
	}

	async function errors(text: string): Promise<Parsing> {
		const reason = screenSource(text);
		if (reason) return { kind: "skipped", reason };
		const answer = await ask({ kind: "errors", text: unfoldMacros(text).text });
		return answer.kind === "errors" ? { kind: "ok", errors: answer.errors } : skipped(answer);
	}

	async function keepsParsing(edit: LineEdit): Promise<boolean> {
		const before = await errors(edit.text);
		const after = await errors(replaceLines(edit));
		return before.kind === "ok" && after.kind === "ok" && after.errors <= before.errors;
	}

	return {
		prepare: () => void ask({ kind: "errors", text: "" }),
		describe: async (files) =>
			new Map(await inOrder(files, async (file) => [file.path, await items(file.text)] as const)),
		parses: (texts) => inOrder(texts, errors),
		stillParses: (edits) => inOrder(edits, keepsParsing),
		close: () => parser.close(),
	};
}

async function inOrder<In, Out>(all: readonly In[], one: (value: In) => Promise<Out>): Promise<Out[]> {
	const results: Out[] = [];
	for (const value of all) results.push(await one(value));
	return results;
}

function skipped(answer: Answer): Skipped {
	return { kind: "skipped", reason: answer.kind === "failed" ? answer.reason : "the parser gave no usable answer" };
}
