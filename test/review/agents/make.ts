/** Findings as they are told, and agents' answers, from as little as possible. */

import type { Finding, Fingerprint } from "../../../src/findings/finding.ts";
import type { StaticVerdict } from "../../../src/model/answer/read-static-verdicts.ts";
import { NO_USAGE } from "../../../src/model/usage.ts";
import type { Answered } from "../../../src/review/agents/ask-agents.ts";
import { makeRaw } from "../../findings/make.ts";
import { SAMPLE_REQUEST } from "../../support/anthropic/samples.ts";

/** Its fingerprint is its title. */
export function makeFinding(title: string, more: Partial<Finding> = {}): Finding {
	const { suggestion: _, asks: __, ...raw } = makeRaw({ title, confidence: 0.8 });
	return {
		...raw,
		startLine: 1,
		endLine: 1,
		sources: [more.source ?? "rule"],
		source: "rule",
		enclosingItem: "",
		alsoAt: [],
		references: [],
		fingerprint: title as Fingerprint,
		...more,
	};
}

type Said = readonly [of: Finding, verdict: StaticVerdict["verdict"]];

/** One agent's answer: what it says of the evidence, E1, E2 and on. */
export function makeAnswered(agent: string, said: readonly Said[], more: Partial<Answered["outcome"]> = {}): Answered {
	const evidence = said.map(([of], index) => ({ id: `E${index + 1}`, of }));
	const verdicts = said.map(([, verdict], index) => ({
		id: `E${index + 1}`,
		verdict,
		reason: `${agent} says so.`,
		quote: "",
	}));
	return {
		request: SAMPLE_REQUEST,
		context: { sections: [], leftOut: [], evidence, tokens: 0 },
		outcome: {
			agent,
			model: "claude-opus-5-5",
			state: "complete",
			findings: [],
			verdicts,
			questions: [],
			summary: [],
			notShown: [],
			problems: [],
			usage: NO_USAGE,
			dollars: 0,
			calls: 1,
			toolCalls: 0,
			durationMs: 1,
			...more,
		},
	};
}
