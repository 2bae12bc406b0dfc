/** One question to an agent: the call, the tools that it asks for in between, and its last text. */

import type { ContentBlockParam, Message, MessageParam, ToolUseBlock } from "@anthropic-ai/sdk/resources/messages";
import { type Attempts, type CallHooks, type CallResult, type CallWorld, callModel } from "./call-model.ts";
import { TOOL_CALLS } from "./limits.ts";
import type { ModelCall } from "./model-client.ts";
import type { ToolRunner } from "./tools/run-tools.ts";

/** `ended`: the model has said its last word, whatever its stop reason. */
export type Conversed =
	| { readonly kind: "ended"; readonly message: Message; readonly text: string }
	| Extract<CallResult, { kind: "failed" }>;

/** @param tools absent: a request for a tool ends the conversation. */
export async function converse(
	first: ModelCall,
	tools: ToolRunner | undefined,
	world: CallWorld,
	attempts: Attempts,
	hooks: CallHooks,
): Promise<Conversed> {
	let messages = first.params.messages;
	for (let turn = 0; ; turn += 1) {
		const isLast = !tools || tools.isUsedUp() || turn > TOOL_CALLS;
		const result = await callModel(withMessages(first, messages, isLast), world, attempts, hooks);
		if (result.kind === "failed") return result;
		const requests = result.message.content.filter((block) => block.type === "tool_use");
		if (isLast || result.message.stop_reason !== "tool_use" || requests.length === 0) return ended(result.message);
		messages = await withResults(messages, result.message, requests, tools);
	}
}

function ended(message: Message): Conversed {
	const text = message.content.flatMap((block) => (block.type === "text" ? [block.text] : [])).join("");
	return { kind: "ended", message, text };
}

/**
 * Tools stay in the request when they may not be used any more: without them the cached prefix would be another one.
 */
function withMessages(call: ModelCall, messages: MessageParam[], isLast: boolean): ModelCall {
	const isForbidden = isLast && call.params.tools !== undefined;
	return {
		...call,
		params: { ...call.params, messages, ...(isForbidden && { tool_choice: { type: "none" as const } }) },
	};
}

/** The answer is sent back as it came, thinking included: the API holds it to that. */
async function withResults(
	messages: readonly MessageParam[],
	message: Message,
	requests: readonly ToolUseBlock[],
	tools: ToolRunner,
): Promise<MessageParam[]> {
	const results = await tools.run(requests);
	const last = results.at(-1);
	// At most four marks are allowed: those of the prompt's end and of earlier results make room for this one.
	const cached = last ? [...results.slice(0, -1), { ...last, cache_control: { type: "ephemeral" as const } }] : results;
	return [
		...messages.map((one, index) => (index === 0 ? withoutFirstMark(one) : withoutMarks(one))),
		{ role: "assistant", content: message.content as ContentBlockParam[] },
		{ role: "user", content: cached },
	];
}

/** The mark half way through the change has been written by the first call, and is read by the next ones without it. */
function withoutFirstMark(message: MessageParam): MessageParam {
	if (typeof message.content === "string" || message.role === "system") return message;
	const content = message.content as ContentBlockParam[];
	const marked = content.filter((block) => "cache_control" in block && block.cache_control);
	const first = marked.length > 1 ? marked[0] : undefined;
	return { ...message, content: content.map((block) => (block === first ? unmarked(block) : block)) };
}

function withoutMarks(message: MessageParam): MessageParam {
	if (typeof message.content === "string" || message.role !== "user") return message;
	return { ...message, content: message.content.map(unmarked) };
}

function unmarked(block: ContentBlockParam): ContentBlockParam {
	if (!("cache_control" in block)) return block;
	const { cache_control: _, ...rest } = block;
	return rest as ContentBlockParam;
}
