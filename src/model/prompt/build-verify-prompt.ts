/** The prompt of the verifier: its rules, which never change, then what the change says, then each finding with its code. */

import type { MessageCreateParamsBase } from "@anthropic-ai/sdk/resources/messages";
import { VERIFIER_OUTPUT_TOKENS } from "../limits.ts";
import type { VerifyItem, VerifyRequest } from "../verify-request.ts";
import { fence } from "./fence.ts";
import { HOW_GREGOR_VERIFIES } from "./how-gregor-verifies.ts";
import { thinkingOf } from "./prompt-settings.ts";
import { nameOf } from "./shown-change.ts";
import { VERIFY_FORMAT } from "./verify-schema.ts";

export function buildVerifyPrompt(
	request: VerifyRequest,
	items: readonly VerifyItem[],
): Omit<MessageCreateParamsBase, "stream"> {
	const { nonce, settings, model } = request;
	const { effort } = settings;
	return {
		model,
		max_tokens: VERIFIER_OUTPUT_TOKENS,
		...thinkingOf(model, settings),
		output_config: { ...(effort && { effort }), format: VERIFY_FORMAT },
		system: [{ type: "text", text: HOW_GREGOR_VERIFIES, cache_control: { type: "ephemeral" } }],
		messages: [
			{
				role: "user",
				content: [
					{ type: "text", text: fence(nonce, "What the pull request says", request.description) },
					...request.background.map((section) => ({
						type: "text" as const,
						text: fence(nonce, nameOf(section), section.text),
					})),
					...items.map((item) => ({ type: "text" as const, text: printItem(item, nonce) })),
					{ type: "text", text: `Judge ${items.map(({ id }) => id).join(", ")}.` },
				],
			},
		],
	};
}

function printItem(item: VerifyItem, nonce: string): string {
	const { id, path, startLine, endLine } = item;
	const claim = `${item.title}\n\n${item.problem}\n\nAdvice: ${item.recommendation}\n\nQuoted lines:\n${item.snippet}`;
	return [
		`Finding ${id}`,
		fence(nonce, `claim of ${id}, ${path} lines ${startLine} to ${endLine} of head`, claim),
		fence(nonce, `${id}: base`, item.base || "(nothing there)"),
		fence(nonce, `${id}: head`, item.head),
	].join("\n");
}
