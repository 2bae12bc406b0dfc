/** What the chosen agents need to know of the system and nobody has told: asked together, each thing once. */

import type { Assignment } from "../agents/agent.ts";
import type { Configuration } from "../config/configuration.ts";
import type { AskedQuestion } from "./result.ts";

/** `raised` are the names of agents with a finding: a question whose answer changes nothing is not asked. */
export function openQuestions(
	assignments: readonly Assignment[],
	configuration: Configuration,
	raised: ReadonlySet<string>,
): readonly AskedQuestion[] {
	const asked = new Map<string, { key: string; question: string; agents: string[] }>();
	for (const { agent } of assignments) {
		if (!raised.has(agent.name)) continue;
		for (const { key, question } of agent.review?.questions ?? []) {
			if (key in configuration.constraints) continue;
			const known = asked.get(key) ?? { key, question, agents: [] };
			known.agents.push(agent.name);
			asked.set(key, known);
		}
	}
	return [...asked.values()];
}
