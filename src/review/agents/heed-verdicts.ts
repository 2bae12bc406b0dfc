/**
 * What the agents say of the static findings: who refutes one takes it from the lines, who confirms one adds to it; what
 * one calls minor needs the verifier's word to stay.
 */

import { type Finding, type Fingerprint, MOST_CONFIDENCE } from "../../findings/finding.ts";
import type { RefutedFinding } from "../../findings/judge.ts";
import type { StaticVerdict } from "../../model/answer/read-static-verdicts.ts";
import type { Answered } from "./ask-agents.ts";
import { toldProblem } from "./told-problem.ts";

/** An agent that confirms what a rule found has read the code itself, and removes half of the doubt. */
const DOUBT_LEFT = 0.5;

export interface Heeded {
	readonly findings: readonly Finding[];
	/** Those of them that are true, an agent says, and not worth a comment. */
	readonly minor: ReadonlySet<Fingerprint>;
	readonly refuted: readonly RefutedFinding[];
}

interface Said extends StaticVerdict {
	readonly by: string;
}

/**
 * A finding is refuted where an agent refutes it and none confirms it. What an agent found itself too is not taken away
 * by another agent's word on the rule: that is for the verifier to settle.
 */
export function heedVerdicts(findings: readonly Finding[], answered: readonly Answered[]): Heeded {
	const said = verdictsByFinding(answered);
	const kept: Finding[] = [];
	const minor = new Set<Fingerprint>();
	const refuted: RefutedFinding[] = [];
	for (const finding of findings) {
		const verdicts = said.get(finding.fingerprint) ?? [];
		const against = verdicts.find(({ verdict }) => verdict === "refute");
		const confirming = verdicts.filter(({ verdict }) => verdict === "confirm");
		const isAgents = confirming.length > 0 || isFoundByAgent(finding, answered);
		if (isAgents) kept.push(agreed(finding, confirming));
		else if (against) refuted.push({ finding, by: against.by, reason: against.reason });
		else {
			kept.push(finding);
			if (verdicts.length > 0) minor.add(finding.fingerprint);
		}
	}
	return { findings: kept, minor, refuted };
}

function verdictsByFinding(answered: readonly Answered[]): ReadonlyMap<Fingerprint, readonly Said[]> {
	const said = answered.flatMap(({ outcome, context }) =>
		outcome.verdicts.flatMap((verdict) => {
			const of = context.evidence.find(({ id }) => id === verdict.id)?.of;
			return of && "fingerprint" in of
				? [{ fingerprint: of.fingerprint, said: { ...verdict, by: outcome.agent } }]
				: [];
		}),
	);
	return new Map(
		[...Map.groupBy(said, ({ fingerprint }) => fingerprint)].map(([key, all]) => [key, all.map((one) => one.said)]),
	);
}

function isFoundByAgent({ sources }: Finding, answered: readonly Answered[]): boolean {
	return answered.some(({ outcome }) => sources.includes(outcome.agent));
}

function agreed(finding: Finding, confirming: readonly Said[]): Finding {
	const news = confirming.filter(({ by }) => !finding.sources.includes(by));
	const [first] = news;
	if (!first) return finding;
	const confidence = Math.min(MOST_CONFIDENCE, 1 - (1 - finding.confidence) * DOUBT_LEFT);
	return {
		...finding,
		problem: toldProblem(first.reason, finding.problem),
		sources: [...finding.sources, ...new Set(news.map(({ by }) => by))],
		confidence: Math.max(confidence, finding.confidence),
	};
}

/** Findings of earlier reviews that an agent calls repaired, by a line of code, and none calls standing. */
export function repairedIn(answered: readonly Answered[]): ReadonlySet<Fingerprint> {
	const said = verdictsByFinding(answered);
	const repaired = [...said].filter(([, verdicts]) => verdicts.every(({ verdict }) => verdict === "refute"));
	return new Set(repaired.map(([fingerprint]) => fingerprint));
}
