/** Runs the tools that an agent asks for, within its allowance. Every result is data, and fenced as such. */

import type { ToolResultBlockParam, ToolUseBlock } from "@anthropic-ai/sdk/resources/messages";
import { z } from "zod";
import { TOOL_CALLS, TOOL_CHARACTERS, TOOL_RESULT_CHARACTERS } from "../limits.ts";
import { fence } from "../prompt/fence.ts";
import { isTreePath } from "./tree-path.ts";
import type { TreeHit, TreeTools } from "./tree-tools.ts";

export interface ToolRunner {
	/** One result for each request, in their order. Never throws for what a model asked. */
	readonly run: (requests: readonly ToolUseBlock[]) => Promise<ToolResultBlockParam[]>;
	readonly isUsedUp: () => boolean;
	readonly calls: () => number;
}

/** @param tell what is read, a phrase for a person who waits. */
export function openTools(tree: TreeTools, nonce: string, tell: (what: string) => void): ToolRunner {
	let calls = 0;
	let characters = 0;
	const isUsedUp = () => calls >= TOOL_CALLS || characters >= TOOL_CHARACTERS;

	async function one(request: ToolUseBlock): Promise<ToolResultBlockParam> {
		if (isUsedUp()) return refused(request, "No calls are left. Answer from what you have.");
		calls += 1;
		const asked = await ask(request, tree);
		if (typeof asked === "string") return refused(request, asked);
		tell(asked.what);
		const room = Math.min(TOOL_RESULT_CHARACTERS, TOOL_CHARACTERS - characters);
		const text = cut(asked.text, room);
		characters += text.length;
		return { type: "tool_result", tool_use_id: request.id, content: fence(nonce, asked.what, text) };
	}

	return {
		calls: () => calls,
		isUsedUp,
		run: async (requests) => {
			const results: ToolResultBlockParam[] = [];
			for (const request of requests) results.push(await one(request));
			return results;
		},
	};
}

interface Asked {
	readonly what: string;
	readonly text: string;
}

const whole = z.int().min(1).optional().catch(undefined);
const INPUTS = {
	read_file: z.object({ path: z.string(), first_line: whole, last_line: whole }),
	search: z.object({ text: z.string(), under: z.string().optional().catch(undefined) }),
	find_definition: z.object({ name: z.string() }),
} as const;

/** The answer, or why there is none, for the model. */
async function ask({ name, input }: ToolUseBlock, tree: TreeTools): Promise<Asked | string> {
	try {
		if (name === "read_file") return await readFile(INPUTS.read_file.parse(input), tree);
		if (name === "search") return await search(INPUTS.search.parse(input), tree);
		if (name === "find_definition") return await findDefinition(INPUTS.find_definition.parse(input), tree);
		return "There is no such tool.";
	} catch (error) {
		return error instanceof z.ZodError ? "The input does not fit the tool." : "The tool failed.";
	}
}

async function readFile(
	{ path, first_line: first = 1, last_line: last }: z.infer<typeof INPUTS.read_file>,
	tree: TreeTools,
): Promise<Asked | string> {
	if (!isTreePath(path)) return "Only files of the repository can be read, by their path in it.";
	const text = await tree.readFile(path);
	if (text === undefined) return "The version under review has no such text file.";
	const lines = text.split("\n").slice(first - 1, last);
	return {
		what: `${path} from line ${first}`,
		text: lines.map((line, index) => `${first + index} ${line}`).join("\n"),
	};
}

async function search({ text, under }: z.infer<typeof INPUTS.search>, tree: TreeTools): Promise<Asked | string> {
	if (!/^[^\n\r\0]{2,200}$/.test(text)) return "Search for 2 to 200 characters of one line.";
	if (under !== undefined && under !== "" && !isTreePath(under.replace(/\/$/, "")))
		return "`under` is no path of the repository.";
	return { what: `lines with ${text}`, text: printHits(await tree.search(text, under || undefined)) };
}

async function findDefinition(
	{ name }: z.infer<typeof INPUTS.find_definition>,
	tree: TreeTools,
): Promise<Asked | string> {
	if (!/^(?:r#)?[\p{ID_Start}_]\p{ID_Continue}{0,99}$/u.test(name))
		return "Give the name of one item, without its path.";
	return { what: `definitions of ${name}`, text: printHits(await tree.findDefinition(name)) };
}

function printHits(hits: readonly TreeHit[]): string {
	const printed = hits.filter(({ path }) => isTreePath(path)).map(({ path, line, text }) => `${path}:${line}: ${text}`);
	return printed.length > 0 ? printed.join("\n") : "Nothing was found.";
}

function cut(text: string, room: number): string {
	if (text.length <= room) return text;
	const end = text.lastIndexOf("\n", room);
	return `${text.slice(0, end > 0 ? end : room)}\n(cut here: the rest did not fit)`;
}

function refused(request: ToolUseBlock, why: string): ToolResultBlockParam {
	return { type: "tool_result", tool_use_id: request.id, is_error: true, content: why };
}
