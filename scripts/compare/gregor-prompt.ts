/** Gregor's first call to the model for one batch of one agent, as it is sent, in estimated tokens. */

import { estimateTokens } from "../../src/context/estimate-tokens.ts";
import { AGENT_OUTPUT_TOKENS } from "../../src/model/limits.ts";
import { modelId } from "../../src/model/models.ts";
import { buildPrompt } from "../../src/model/prompt/build-prompt.ts";
import { HOW_GREGOR_REVIEWS } from "../../src/model/prompt/how-gregor-reviews.ts";
import { NONCE, type Shown } from "../support/show-case.ts";

export interface GregorPrompt {
	/** Tools, schema, rules for all, the agent's text, what it is shown, its task. */
	readonly tokens: number;
	/** Of these, what is the same for every agent and change, and so is read from the cache: tools, schema, rules. */
	readonly sharedTokens: number;
	/** With the agent's own text: what it takes without a change. */
	readonly fixedTokens: number;
}

export function gregorPrompt({ batch, context }: Shown): GregorPrompt {
	const { system, messages, tools, output_config } = buildPrompt({
		agent: batch.agent,
		model: modelId(batch.agent.model),
		shown: context,
		files: batch.files,
		answered: [],
		nonce: NONCE,
		layout: "agent-first",
		settings: {},
		maxTokens: AGENT_OUTPUT_TOKENS,
	});
	const form = JSON.stringify(tools) + JSON.stringify(output_config?.format);
	const texts = [...textsOf(system), ...messages.flatMap(({ content }) => textsOf(content))];
	return {
		tokens: estimateTokens(form + texts.join("\n")),
		sharedTokens: estimateTokens(form + HOW_GREGOR_REVIEWS),
		fixedTokens: estimateTokens(form + HOW_GREGOR_REVIEWS + batch.agent.prompt),
	};
}

function textsOf(content: string | readonly object[] | undefined): readonly string[] {
	if (typeof content === "string") return [content];
	return (content ?? []).flatMap((block) => ("text" in block && typeof block.text === "string" ? [block.text] : []));
}
