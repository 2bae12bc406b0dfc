/** Writes a message as the events of Anthropic's stream. */

import type { ServerResponse } from "node:http";
import type { CacheCount } from "./prompt-cache.ts";
import type { ToolUse } from "./reply.ts";

export interface StreamWriter {
	readonly start: (model: string, count: CacheCount) => void;
	readonly ping: () => void;
	readonly thinking: (text: string) => void;
	/** Opens a block of text and leaves it open, so that the stream can break in it. */
	readonly openText: (text: string) => void;
	readonly closeText: () => void;
	readonly tool: (tool: ToolUse, id: string) => void;
	readonly stop: (reason: string, outputTokens: number) => void;
	readonly raw: (event: string, data: string) => void;
}

/** Pieces that text is sent in, so that no reader can rely on whole values. */
const PIECE = 97;

export function writeStream(response: ServerResponse): StreamWriter {
	let index = -1;
	const raw = (event: string, data: string) => response.write(`event: ${event}\ndata: ${data}\n\n`);
	const send = (event: { readonly type: string } & Record<string, unknown>) => raw(event.type, JSON.stringify(event));
	const open = (block: object) => {
		index += 1;
		send({ type: "content_block_start", index, content_block: block });
	};
	const delta = (value: object) => send({ type: "content_block_delta", index, delta: value });
	const close = () => send({ type: "content_block_stop", index });
	return {
		raw,
		ping: () => send({ type: "ping" }),
		start: (model, count) => send({ type: "message_start", message: emptyMessage(model, count) }),
		thinking: (text) => {
			open({ type: "thinking", thinking: "", signature: "" });
			delta({ type: "thinking_delta", thinking: text });
			delta({ type: "signature_delta", signature: "signed" });
			close();
		},
		openText: (text) => {
			open({ type: "text", text: "", citations: null });
			for (let at = 0; at < text.length; at += PIECE) delta({ type: "text_delta", text: text.slice(at, at + PIECE) });
		},
		closeText: close,
		tool: ({ name, input }, id) => {
			open({ type: "tool_use", id, name, input: {}, caller: { type: "direct" } });
			delta({ type: "input_json_delta", partial_json: JSON.stringify(input) });
			close();
		},
		stop: (reason, outputTokens) => {
			const delta = { stop_reason: reason, stop_sequence: null, stop_details: null, container: null };
			send({ type: "message_delta", delta, usage: { output_tokens: outputTokens } });
			send({ type: "message_stop" });
		},
	};
}

function emptyMessage(model: string, { input, read, written, writtenForHour }: CacheCount) {
	return {
		id: "msg_stand_in",
		type: "message",
		role: "assistant",
		model,
		content: [],
		stop_reason: null,
		stop_sequence: null,
		usage: {
			input_tokens: input,
			cache_read_input_tokens: read,
			cache_creation_input_tokens: written,
			cache_creation: {
				ephemeral_1h_input_tokens: writtenForHour,
				ephemeral_5m_input_tokens: written - writtenForHour,
			},
			output_tokens: 1,
		},
	};
}
