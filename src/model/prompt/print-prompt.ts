/** A call as text: what a person reads who wants to know what would be sent. */

import type { ContentBlockParam } from "@anthropic-ai/sdk/resources/messages";
import type { ModelCall } from "../model-client.ts";

/** System and user blocks in the order of the request; `[cached]` marks where a prefix that may be cached ends. */
export function printPrompt({ params }: ModelCall): string {
	const system = typeof params.system === "string" ? [params.system] : (params.system ?? []).map(printBlock);
	const tools = (params.tools ?? []).flatMap((tool) => ("name" in tool ? [tool.name] : []));
	const effort = params.output_config?.effort;
	const settings = [
		`model ${params.model}`,
		...(effort ? [`effort ${effort}`] : []),
		`answer of at most ${params.max_tokens} tokens`,
	];
	return [
		settings.join(", "),
		`tools: ${tools.join(", ") || "none"}; the answer follows a JSON Schema`,
		...system.map((text) => `--- system ---\n${text}`),
		...params.messages.map(({ role, content }) => {
			const blocks = typeof content === "string" ? [content] : content.map(printBlock);
			return `--- ${role} ---\n${blocks.join("\n\n")}`;
		}),
	].join("\n\n");
}

function printBlock(block: ContentBlockParam): string {
	const text = "text" in block ? block.text : `(${block.type})`;
	const isCached = "cache_control" in block && block.cache_control;
	return isCached ? `${text}\n[cached]` : text;
}
