/** One streamed call by the SDK, with its own repeats switched off: `call-model.ts` decides about those. */

import { AnthropicError, APIError, type BaseAnthropic } from "@anthropic-ai/sdk";
import type { Middleware } from "@anthropic-ai/sdk/core/middleware";
import type { Message, MessageStreamEvent, Messages } from "@anthropic-ai/sdk/resources/messages";
import { type ModelCall, type SendOptions, StreamCut } from "./model-client.ts";
import { readUsage } from "./usage.ts";

/** Every client of Anthropic's packages has these. */
export type MessagesOwner = BaseAnthropic & { readonly messages: Messages };

export async function streamCall(owner: MessagesOwner, call: ModelCall, options: SendOptions): Promise<Message> {
	const { signal, onBytes } = options;
	const stream = owner.messages.stream(call.params, {
		signal,
		maxRetries: 0,
		...(onBytes && { middleware: [listen(onBytes)] }),
	});
	stream.on("streamEvent", (event) => tell(event, options));
	try {
		return await stream.finalMessage();
	} catch (error) {
		// The SDK has no class of its own for a stream that ends early or holds no JSON: all but its API errors are that.
		throw error instanceof AnthropicError && !(error instanceof APIError) ? new StreamCut(error) : error;
	}
}

function tell(event: MessageStreamEvent, { onStart, onText }: SendOptions): void {
	if (event.type === "message_start") onStart?.(readUsage(event.message.usage));
	if (event.type === "content_block_delta" && event.delta.type === "text_delta") onText?.(event.delta.text);
}

/** Hears every chunk of a response: the SDK keeps pings to itself, and they are what tells thinking from a dead line. */
function listen(onBytes: () => void): Middleware {
	return async (request, next) => {
		const response = await next(request);
		onBytes();
		if (!response.body) return response;
		const tap = new TransformStream<Uint8Array, Uint8Array>({
			transform: (chunk, controller) => {
				onBytes();
				controller.enqueue(chunk);
			},
		});
		return new Response(response.body.pipeThrough(tap), response);
	};
}
