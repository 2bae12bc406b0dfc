/** What the agents need to know of the system and nobody has told: asked together, each thing once. */

import type { Agent } from "../agents/agent.ts";
import type { Configuration } from "../config/configuration.ts";
import type { Finding } from "../findings/finding.ts";
import type { AskedQuestion } from "./result.ts";

/** Only what a finding asks: a question whose answer changes nothing is not asked. */
export function openQuestions(
	findings: readonly Pick<Finding, "agent" | "asks">[],
	agents: readonly Agent[],
	constraints: Configuration["constraints"],
): readonly AskedQuestion[] {
	const asked = new Map<string, AskedQuestion>();
	for (const { agent: name, asks = [] } of findings) {
		const questions = agents.find((agent) => agent.name === name)?.review?.questions ?? [];
		for (const { key, question } of questions) {
			if (!asks.includes(key) || key in constraints) continue;
			const askers = asked.get(key)?.agents ?? [];
			asked.set(key, { key, question, agents: [...new Set([...askers, name])] });
		}
	}
	return [...asked.values()];
}
