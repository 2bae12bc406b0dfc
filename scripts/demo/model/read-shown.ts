/** Reads off a request what is shown in it: a person who answers by hand would look at the same places. */

import type { MessagesRequest } from "../../../test/support/anthropic/messages-request.ts";

interface Block {
	readonly about: string;
	readonly text: string;
}

export interface Shown {
	/** Rules and agent: what is ours. */
	readonly instructions: string;
	/** Fenced, in their order. */
	readonly blocks: readonly Block[];
	/** Tools have answered already, or may not be used. */
	readonly isLastTurn: boolean;
}

const FENCED = /<data-(\w+) about="([^"]*)">\n([\s\S]*?)\n<\/data-\1>/g;

export function readShown({ system = [], messages, tool_choice: choice }: MessagesRequest): Shown {
	const [first] = messages;
	const asked = textsOf(first?.content ?? []).join("\n");
	return {
		instructions: [...textsOf(system), asked].join("\n"),
		blocks: [...asked.matchAll(FENCED)].map(([, , about = "", text = ""]) => ({ about, text })),
		isLastTurn: messages.length > 1 || choice?.type === "none",
	};
}

function textsOf(content: string | readonly object[]): string[] {
	if (typeof content === "string") return [content];
	return content.flatMap((block) => ("text" in block && typeof block.text === "string" ? [block.text] : []));
}

export interface Quoted {
	readonly path: string;
	readonly quote: string;
}

/** ` 12 + code`: a line of the new version with its number. */
const NUMBERED = /^ *(\d+) [+> ](?: (.*))?$/;

/** Where the lines stand, 1-based; `undefined` where they are not shown. */
export function linesOf({ path, quote }: Quoted, { blocks }: Shown): { start: number; end: number } | undefined {
	const wanted = quote.split("\n").map((line) => line.trim());
	for (const { text } of blocks.filter(({ about }) => about.includes(path))) {
		const rows = text.split("\n").flatMap((row) => {
			const [, number, code = ""] = NUMBERED.exec(row) ?? [];
			return number === undefined ? [] : [{ number: Number(number), code: code.trim() }];
		});
		const at = rows.findIndex((_, index) => wanted.every((line, offset) => rows[index + offset]?.code === line));
		const [start, end] = [rows[at]?.number, rows[at + wanted.length - 1]?.number];
		if (start !== undefined && end !== undefined) return { start, end };
	}
	return undefined;
}

/** Labels of what a rule found, such as `E3`. */
export function labelsOf(rule: string, { blocks }: Shown): readonly string[] {
	const found = blocks.flatMap(({ text }) => [...text.matchAll(/^\[(E\d+)\] (\S+) /gm)]);
	return found.flatMap(([, label = "", source]) => (source === rule ? [label] : []));
}
