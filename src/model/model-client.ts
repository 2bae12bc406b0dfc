/** The edge to a model: one call out, one message back. What stands behind it may be an API, a cloud, or a recording. */

import type { Message, MessageCreateParamsBase } from "@anthropic-ai/sdk/resources/messages";
import type { Usage } from "./usage.ts";

export interface ModelCall {
	readonly params: Omit<MessageCreateParamsBase, "stream">;
	/** The fence around data in `params`: it differs between pull requests, and is no part of a recording's key. */
	readonly nonce: string;
}

export interface SendOptions {
	readonly signal: AbortSignal;
	/** Something came in, were it only a ping. */
	readonly onBytes?: () => void;
	/** The answer has begun, and what its prompt took; from here on others may read the cached prefix. */
	readonly onStart?: (usage: Usage) => void;
	/** The next piece of the answer's text. */
	readonly onText?: (piece: string) => void;
}

export interface ModelClient {
	/**
	 * Streams one call to its end and never repeats it.
	 * @throws the SDK's `APIError`s, `StreamCut`, or the signal's abort.
	 */
	readonly send: (call: ModelCall, options: SendOptions) => Promise<Message>;
	/** Prompt tokens of a call, counted by the API without making it. */
	readonly countTokens: (call: ModelCall, signal: AbortSignal) => Promise<number>;
}

/** The stream ended, broke or made no sense before the message was whole. */
export class StreamCut extends Error {
	constructor(cause: unknown) {
		super("The stream ended before the message did.", { cause });
		this.name = "StreamCut";
	}
}
