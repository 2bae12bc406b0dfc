/** Asks all agents at once; the budget, the pace and the deadline are theirs together. */

import type { AgentOutcome } from "../../model/agent-outcome.ts";
import { askAgent } from "../../model/ask-agent.ts";
import type { ModelWorld } from "./model-world.ts";
import type { Question } from "./prepare-questions.ts";

export interface Answered extends Question {
	readonly outcome: AgentOutcome;
}

/** In the order of the questions. Never throws for what a model or the change does. */
export async function askAgents(questions: readonly Question[], world: ModelWorld): Promise<readonly Answered[]> {
	return Promise.all(
		questions.map(async (question) => {
			const outcome = await askAgent(question.request, world.calls, world.onProgress);
			return { ...question, outcome };
		}),
	);
}
