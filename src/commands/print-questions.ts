/** `--show-prompt`: what each agent would be asked, without asking. */

import { estimateTokens } from "../context/estimate-tokens.ts";
import { answerKey } from "../model/answer-key.ts";
import { firstCall } from "../model/ask-agent.ts";
import { printPrompt } from "../model/prompt/print-prompt.ts";
import type { Preparation } from "../review/agents/prepare-questions.ts";

export function printQuestions({ questions, notRead }: Preparation): string {
	if (questions.length === 0) return "No agent would be asked: none fits this change.\n";
	const prompts = questions.map(({ request, context }) => {
		const call = firstCall(request);
		const text = printPrompt(call);
		const tokens = estimateTokens(text).toLocaleString("en");
		return [
			`===== ${request.agent.name}: about ${tokens} tokens, answer key ${answerKey.of(call)} =====`,
			text,
			...context.leftOut.map((left) => `(not shown: ${left})`),
		].join("\n");
	});
	return [...prompts, ...notRead.map((part) => `(no agent reads: ${part})`), ""].join("\n\n");
}
