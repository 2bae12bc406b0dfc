/** What the agents need to know of the system and nobody has told: asked together, each thing once. */

import type { Agent } from "../agents/agent.ts";
import type { Configuration } from "../config/configuration.ts";
import type { Finding } from "../findings/finding.ts";
import type { AgentOutcome } from "../model/agent-outcome.ts";
import type { AskedQuestion } from "./result.ts";

interface Asked {
	readonly agent: string;
	readonly key: string;
	/** In the agent's own words for this change; its file's where a rule asks. */
	readonly question?: string;
}

/** Only what a finding that is told asks: a question whose answer changes nothing is not asked. */
export function openQuestions(
	findings: readonly Pick<Finding, "agent" | "sources" | "asks">[],
	answered: readonly { readonly outcome: Pick<AgentOutcome, "agent" | "questions"> }[],
	agents: readonly Agent[],
	constraints: Configuration["constraints"],
): readonly AskedQuestion[] {
	const telling = new Set(findings.flatMap(({ sources }) => sources));
	const asked: readonly Asked[] = [
		...answered
			.filter(({ outcome }) => telling.has(outcome.agent))
			.flatMap(({ outcome }) =>
				outcome.questions.map(({ key, question }) => ({ agent: outcome.agent, key, question })),
			),
		...findings.flatMap(({ agent, asks = [] }) => asks.map((key) => ({ agent, key }))),
	];
	const open = asked.filter(({ key }) => !(key in constraints));
	return [...Map.groupBy(open, ({ key }) => key)].flatMap(([key, askers]) => {
		const question = askers.map((one) => one.question ?? questionOf(one, agents)).find((text) => text !== undefined);
		return question ? [{ key, question, agents: [...new Set(askers.map(({ agent }) => agent))] }] : [];
	});
}

function questionOf({ agent: name, key }: Asked, agents: readonly Agent[]): string | undefined {
	const questions = agents.find((agent) => agent.name === name)?.review?.questions ?? [];
	return questions.find((question) => question.key === key)?.question;
}
