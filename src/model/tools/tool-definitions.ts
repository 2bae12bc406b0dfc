/** The tools of every agent; the same list for all, as it stands at the very front of the cached prompt. */

import type { Tool } from "@anthropic-ai/sdk/resources/messages";

const text = (description: string) => ({ type: "string", description });

export const TOOL_DEFINITIONS: readonly Tool[] = [
	{
		name: "read_file",
		description: "Reads lines of a file, with their numbers, in the version under review.",
		input_schema: {
			type: "object",
			properties: {
				path: text("from the root, such as src/main.rs"),
				first_line: { type: "integer", description: "1 where left out" },
				last_line: { type: "integer", description: "inclusive" },
			},
			required: ["path"],
			additionalProperties: false,
		},
	},
	{
		name: "search",
		description: "Finds lines that hold a text, in the version under review. Case matters.",
		input_schema: {
			type: "object",
			properties: {
				text: text("the exact text, one line"),
				under: text("only paths that begin so"),
			},
			required: ["text"],
			additionalProperties: false,
		},
	},
	{
		name: "find_definition",
		description: "Finds where a Rust item is defined, and shows its first lines.",
		input_schema: {
			type: "object",
			properties: { name: text("without its path, such as poll_next") },
			required: ["name"],
			additionalProperties: false,
		},
	},
];
