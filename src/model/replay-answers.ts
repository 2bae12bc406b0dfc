/**
 * Answers from a folder instead of a model. A file may hold what `recordAnswers` wrote, or simply an answer in the
 * schema, written by a person: `<key>.json` with `{ "findings": [ … ] }`.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Message } from "@anthropic-ai/sdk/resources/messages";
import { answerKey } from "./answer-key.ts";
import { errorCode } from "./error-code.ts";
import { estimatePrompt } from "./estimate-call.ts";
import { Stopped } from "./failure.ts";
import type { ModelCall, ModelClient } from "./model-client.ts";
import { readUsage } from "./usage.ts";

/**
 * Calls that have no recording are told to `onMissing`, with their key; such a call fails as `no-recording`.
 * @throws {SyntaxError} for a file that is no JSON.
 */
export function replayAnswers(
	directory: string,
	onMissing: (key: string, call: ModelCall) => unknown = () => {},
): ModelClient {
	return {
		countTokens: async (call) => estimatePrompt(call),
		send: async (call, { signal, onStart, onText }) => {
			signal.throwIfAborted();
			const key = answerKey.of(call);
			const recorded = await readRecorded(join(directory, `${key}.json`));
			if (recorded === undefined) {
				await onMissing(key, call);
				throw new Stopped("no-recording");
			}
			const message = toMessage(recorded, call);
			onStart?.(readUsage(message.usage));
			for (const block of message.content) if (block.type === "text") onText?.(block.text);
			return message;
		},
	};
}

async function readRecorded(file: string): Promise<object | undefined> {
	try {
		return JSON.parse(await readFile(file, "utf8"));
	} catch (error) {
		if (errorCode(error) === "ENOENT") return undefined;
		throw error;
	}
}

function toMessage(recorded: object, call: ModelCall): Message {
	if ("message" in recorded) return recorded.message as Message;
	return messageOf(JSON.stringify(recorded), call);
}

/** A whole message around a text, with estimated counts. */
function messageOf(text: string, call: ModelCall): Message {
	return {
		id: "msg_replayed",
		type: "message",
		role: "assistant",
		model: call.params.model,
		content: [{ type: "text", text, citations: null }],
		container: null,
		diagnostics: null,
		stop_details: null,
		stop_reason: "end_turn",
		stop_sequence: null,
		usage: {
			cache_creation: null,
			cache_creation_input_tokens: 0,
			cache_read_input_tokens: 0,
			inference_geo: null,
			input_tokens: estimatePrompt(call),
			output_tokens: Math.ceil(text.length / 3.6),
			output_tokens_details: null,
			server_tool_use: null,
			service_tier: null,
			speed: null,
		},
	};
}
