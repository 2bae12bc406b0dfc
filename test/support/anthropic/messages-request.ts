/** A request to /v1/messages, and what the API would say against it. */

import type { MessageCreateParamsStreaming } from "@anthropic-ai/sdk/resources/messages";

export type MessagesRequest = MessageCreateParamsStreaming;

/** The first thing that the API would refuse with 400; `undefined` for a good request. */
export function objection(request: MessagesRequest): string | undefined {
	return CHECKS.map((check) => check(request)).find((found) => found !== undefined);
}

type Block = Record<string, unknown>;

const CHECKS: readonly ((request: MessagesRequest) => string | undefined)[] = [
	({ model }) => (typeof model === "string" && model ? undefined : "model: a model is required"),
	({ max_tokens: most }) =>
		Number.isInteger(most) && most > 0 && most <= 128_000 ? undefined : "max_tokens: out of range",
	({ messages }) => (messages?.length > 0 ? undefined : "messages: at least one message is required"),
	({ messages }) => (messages[0]?.role === "user" ? undefined : "messages: the first message must be the user's"),
	({ messages }) => (messages.at(-1)?.role === "user" ? undefined : "messages: prefill is not supported"),
	(request) => (marksOf(request).length > 4 ? "cache_control: at most 4 marks are allowed" : undefined),
	(request) => {
		const times = marksOf(request).map(({ ttl }) => ttl ?? "5m");
		return times.lastIndexOf("1h") > times.indexOf("5m") && times.includes("5m")
			? "cache_control: an hour must come before 5 minutes"
			: undefined;
	},
	(request) =>
		allBlocks(request).some(({ type, text }) => type === "text" && !text) ? "text must not be empty" : undefined,
	({ model, thinking }) =>
		thinking?.type === "disabled" && /opus-5-5|fable/.test(model) ? "thinking: cannot be disabled" : undefined,
	({ tool_choice: choice }) =>
		choice?.type === "any" || choice?.type === "tool" ? "tool_choice: forced tools are not supported" : undefined,
	({ tools, tool_choice: choice }) => (choice && !tools?.length ? "tool_choice: only with tools" : undefined),
	(request) => ("temperature" in request ? "temperature: not supported" : undefined),
	unansweredTools,
	({ output_config: config }) => closedObjects(config?.format?.schema),
];

/** Every tool that was asked for must be answered in the very next message. */
function unansweredTools({ messages }: MessagesRequest): string | undefined {
	for (const [index, { role, content }] of messages.entries()) {
		if (role !== "assistant" || typeof content === "string") continue;
		const asked = content.flatMap((block) => (block.type === "tool_use" ? [block.id] : []));
		const next = messages[index + 1]?.content ?? [];
		const answered = (typeof next === "string" ? [] : next).flatMap((block) =>
			"tool_use_id" in block ? [block.tool_use_id] : [],
		);
		if (asked.some((id) => !answered.includes(id))) return "messages: tool_use without tool_result";
	}
	return undefined;
}

/** Structured outputs want every object closed. */
function closedObjects(schema: unknown): string | undefined {
	if (typeof schema !== "object" || schema === null) return undefined;
	const node = schema as Record<string, unknown>;
	if (node.type === "object" && node.additionalProperties !== false) return "output_config: an object is not closed";
	return Object.values(node)
		.map(closedObjects)
		.find((found) => found !== undefined);
}

function allBlocks({ tools = [], system = [], messages }: MessagesRequest): Block[] {
	const parts: readonly (string | readonly object[])[] = [tools, system, ...messages.map(({ content }) => content)];
	return parts.flatMap((part) =>
		typeof part === "string" ? [{ type: "text", text: part }] : part.map((block) => ({ ...block })),
	);
}

function marksOf(request: MessagesRequest): { ttl?: string }[] {
	return allBlocks(request).flatMap(({ cache_control: mark }) => (mark ? [mark as { ttl?: string }] : []));
}
