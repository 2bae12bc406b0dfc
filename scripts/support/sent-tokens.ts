/** What the first calls of a review's questions take, as they are sent, in estimated tokens. */

import type { ContentBlockParam } from "@anthropic-ai/sdk/resources/messages";
import { estimateTokens } from "../../src/context/estimate-tokens.ts";
import { firstCall } from "../../src/model/ask-agent.ts";
import { HOW_GREGOR_REVIEWS } from "../../src/model/prompt/how-gregor-reviews.ts";
import type { Question } from "../../src/review/agents/prepare-questions.ts";

export interface SentTokens {
	/** Tools, answer schema, rules for all, the agent's text, what it is shown, its task. */
	readonly tokens: number;
	/** Of these, what an earlier call of the same model has put into the cache. */
	readonly cachedTokens: number;
	/** What is the same for every agent and change: tools, schema, rules. */
	readonly sharedTokens: number;
	/** With the agent's own text: what it takes without a change. */
	readonly fixedTokens: number;
}

interface Sent {
	readonly model: string;
	/** Tools and schema, which stand in front of all texts. */
	readonly form: string;
	readonly blocks: readonly { readonly text: string; readonly isMarked: boolean }[];
}

/** @param questions in the order in which they are asked. */
export function sentTokens(questions: readonly Question[]): SentTokens[] {
	const sent = questions.map(sentOf);
	return sent.map((one, index) => ({
		tokens: tokensOf(one),
		cachedTokens: Math.max(0, ...sent.slice(0, index).map((earlier) => commonTokens(earlier, one))),
		sharedTokens: estimateTokens(one.form + HOW_GREGOR_REVIEWS),
		fixedTokens: estimateTokens(one.form + HOW_GREGOR_REVIEWS + questions[index]?.request.agent.prompt),
	}));
}

function sentOf({ request }: Question): Sent {
	const { model, tools, output_config, system, messages } = firstCall(request).params;
	const contents = [system ?? [], ...messages.map(({ content }) => content)];
	const blocks = contents.flatMap((content) => (typeof content === "string" ? [textBlock(content)] : [...content]));
	return { model, form: JSON.stringify(tools) + JSON.stringify(output_config?.format), blocks: blocks.map(read) };
}

const textBlock = (text: string): ContentBlockParam => ({ type: "text", text });

function read(block: ContentBlockParam) {
	if (block.type !== "text") throw new Error(`A first call holds only texts, not ${block.type}.`);
	return { text: block.text, isMarked: Boolean(block.cache_control) };
}

const tokensOf = ({ form, blocks }: Pick<Sent, "form" | "blocks">): number =>
	estimateTokens(form + blocks.map(({ text }) => text).join("\n"));

/** A prefix is written at each mark, and found by the same model as far as all before the mark is the same. */
function commonTokens(earlier: Sent, one: Sent): number {
	if (earlier.model !== one.model || earlier.form !== one.form) return 0;
	const difference = one.blocks.findIndex(({ text }, index) => text !== earlier.blocks[index]?.text);
	const same = difference < 0 ? one.blocks : one.blocks.slice(0, difference);
	const end = same.findLastIndex((_, index) => earlier.blocks[index]?.isMarked);
	return end < 0 ? 0 : tokensOf({ form: one.form, blocks: same.slice(0, end + 1) });
}
