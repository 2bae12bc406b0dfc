/** Counts tokens as the API does with its prompt cache: written up to each mark, read up to the longest known prefix. */

import { createHash } from "node:crypto";
import type { MessagesRequest } from "./messages-request.ts";

export interface CacheCount {
	readonly input: number;
	readonly read: number;
	readonly written: number;
	readonly writtenForHour: number;
}

/** Blocks before a mark in which an earlier prefix is looked for. */
const LOOK_BACK = 20;
/** A prefix shorter than this is not kept; models of generation 5. */
const LEAST_TOKENS = 512;

interface Block {
	readonly text: string;
	readonly mark: { readonly ttl?: string } | undefined;
}

export interface PromptCache {
	readonly count: (request: MessagesRequest) => CacheCount;
}

export function openPromptCache(): PromptCache {
	const known = new Set<string>();
	return {
		count: (request) => {
			const blocks = blocksOf(request);
			const prefixes = prefixesOf(request, blocks);
			const marks = blocks.flatMap((block, index) => (block.mark ? [index] : []));
			const last = marks.at(-1);
			const readable = marks.flatMap((mark) => back(mark)).filter((index) => known.has(prefixes[index]?.hash ?? ""));
			const read = tokensTo(prefixes, readable.length > 0 ? Math.max(...readable) : undefined);
			const written = Math.max(0, tokensTo(prefixes, last) - read);
			for (const mark of marks) {
				const prefix = prefixes[mark];
				if (prefix && prefix.tokens >= LEAST_TOKENS) known.add(prefix.hash);
			}
			const all = prefixes.at(-1)?.tokens ?? 0;
			const hour = marks.filter((mark) => blocks[mark]?.mark?.ttl === "1h").at(-1);
			const writtenForHour = Math.max(0, tokensTo(prefixes, hour) - read);
			return { input: all - read - written, read, written, writtenForHour };
		},
	};
}

const back = (mark: number) => Array.from({ length: Math.min(LOOK_BACK, mark + 1) }, (_, index) => mark - index);

interface Prefix {
	readonly hash: string;
	readonly tokens: number;
}

function prefixesOf(request: MessagesRequest, blocks: readonly Block[]): Prefix[] {
	const hash = createHash("sha256").update(JSON.stringify([request.model, request.output_config, request.thinking]));
	let characters = 0;
	return blocks.map(({ text }) => {
		hash.update(text);
		characters += text.length;
		return { hash: hash.copy().digest("hex"), tokens: Math.ceil(characters / 3.6) };
	});
}

const tokensTo = (prefixes: readonly Prefix[], index: number | undefined) =>
	index === undefined ? 0 : (prefixes[index]?.tokens ?? 0);

/** In the order of rendering: tools, system, messages. Marks are no part of what is hashed. */
function blocksOf({ tools = [], system = [], messages }: MessagesRequest): Block[] {
	const contents = messages.flatMap(({ role, content }) =>
		(typeof content === "string" ? [{ type: "text", text: content }] : content).map((block) => ({ role, ...block })),
	);
	const systemBlocks = typeof system === "string" ? [{ type: "text", text: system }] : system;
	return [...tools, ...systemBlocks, ...contents].map((block) => {
		const { cache_control: mark, ...rest } = block as Record<string, unknown> & { cache_control?: { ttl?: string } };
		return { text: JSON.stringify(rest), mark };
	});
}
