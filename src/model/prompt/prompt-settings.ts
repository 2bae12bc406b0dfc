/** How much a model is to think, and how long its rules stay in the cache. */

import type { ThinkingConfigParam } from "@anthropic-ai/sdk/resources/messages";
import type { Effort, ModelSettings, Thinking } from "../../config/model-settings.ts";
import { alwaysThinks } from "../models.ts";

export interface PromptSettings {
	/** Absent: the model's own. */
	readonly effort?: Effort;
	/** Absent: the model's own. `disabled` is left out for models that always think. */
	readonly thinking?: Thinking;
	/** How long the rules and the agent's text stay in the cache; an hour pays where reviews come often. */
	readonly systemCache?: "5m" | "1h";
}

export function promptSettings({ effort, thinking }: Pick<ModelSettings, "effort" | "thinking">): PromptSettings {
	return { ...(effort && { effort }), ...(thinking && { thinking }) };
}

export function thinkingOf(
	model: string,
	{ thinking }: Pick<PromptSettings, "thinking">,
): { thinking?: ThinkingConfigParam } {
	if (!thinking || (thinking === "disabled" && alwaysThinks(model))) return {};
	return { thinking: { type: thinking } };
}
