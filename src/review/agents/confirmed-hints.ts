/** A hint that an agent confirms is no hint any more: the agent has read the code that the rule could only match. */

import type { RawFinding } from "../../findings/finding.ts";
import type { Hint } from "../../findings/hint.ts";
import type { Answered } from "./ask-agents.ts";
import { toldProblem } from "./told-problem.ts";

/** What an agent's word is worth where it gave none of its own: enough for a line, if the verifier agrees. */
const CONFIRMED = 0.75;

interface Confirmation {
	readonly agent: string;
	readonly reason: string;
	readonly hint: Hint;
}

/** The hints that some agent confirms, as findings of the rule and of that agent; none where another one refutes it. */
export function confirmedHints(hints: readonly RawFinding[], answered: readonly Answered[]): readonly RawFinding[] {
	const confirmations = verdictsOn(answered, "confirm");
	const refuted = verdictsOn(answered, "refute");
	return hints
		.filter(({ report }) => report === "hint")
		.flatMap((raw) => {
			const agreeing = confirmations.filter(({ hint }) => isOf(hint, raw));
			if (agreeing.length === 0 || refuted.some(({ hint }) => isOf(hint, raw))) return [];
			return [{ ...raw, report: "post" as const }, ...agreeing.map((one) => inNameOf(one, raw))];
		});
}

function verdictsOn(answered: readonly Answered[], verdict: "confirm" | "refute"): readonly Confirmation[] {
	return answered.flatMap(({ outcome, context }) =>
		outcome.verdicts
			.filter((one) => one.verdict === verdict)
			.flatMap(({ id, reason }) => {
				const of = context.evidence.find((evidence) => evidence.id === id)?.of;
				return of && !("fingerprint" in of) ? [{ agent: outcome.agent, reason, hint: of }] : [];
			}),
	);
}

function isOf(hint: Hint, { source, path, near }: RawFinding): boolean {
	return hint.source === source && hint.path === path && hint.startLine === near.startLine;
}

function inNameOf({ agent, reason }: Confirmation, raw: RawFinding): RawFinding {
	const confidence = Math.max(raw.confidence, CONFIRMED);
	return { ...raw, source: agent, agent, report: "post", problem: toldProblem(reason, raw.problem), confidence };
}
