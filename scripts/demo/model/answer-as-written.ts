/** Answers for Claude with what was written beforehand: by who is asked and by the lines that are shown. */

import type { Agent } from "../../../src/agents/agent.ts";
import { HOW_GREGOR_VERIFIES } from "../../../src/model/prompt/how-gregor-verifies.ts";
import { HOW_GREGOR_TALKS } from "../../../src/model/talk/how-gregor-talks.ts";
import { answering, type Reply } from "../../../test/support/anthropic/reply.ts";
import type { Script } from "../../../test/support/anthropic/stand-in.ts";
import { kafkaArchitect } from "./answers/kafka-architect.ts";
import { performanceAuditor } from "./answers/performance-auditor.ts";
import { performanceEngineer } from "./answers/performance-engineer.ts";
import { systemsArchitect } from "./answers/systems-architect.ts";
import { talkOn } from "./answers/talk.ts";
import { JUDGEMENTS, STANDS } from "./answers/verifier.ts";
import { labelsOf, linesOf, readShown, type Shown } from "./read-shown.ts";
import type { WrittenAnswer } from "./written.ts";

const ANSWERS = [kafkaArchitect, performanceAuditor, performanceEngineer, systemsArchitect];

/** @param agents all who may be asked. */
export function answerAsWritten(agents: readonly Agent[]): Script {
	return (request) => {
		const shown = readShown(request);
		if (shown.instructions.includes(HOW_GREGOR_VERIFIES)) return answering(judged(shown));
		if (shown.instructions.includes(HOW_GREGOR_TALKS)) return answering(talkOn(shown));
		const agent = agents.find(({ prompt }) => shown.instructions.includes(prompt.trim()));
		const written = ANSWERS.find((answer) => answer.agent === agent?.name);
		return written ? reviewed(written, shown) : answering(NOTHING);
	};
}

const NOTHING = { walk: [], findings: [], static_verdicts: [], questions: [], summary: [] };

function reviewed(written: WrittenAnswer, shown: Shown): Reply {
	const lookups = written.lookups.filter((lookup) => linesOf(lookup, shown));
	if (lookups.length > 0 && !shown.isLastTurn) return { kind: "message", tools: lookups.map(({ tool }) => tool) };
	return answering({
		walk: [],
		findings: written.findings.flatMap((finding) => {
			const lines = linesOf(finding, shown);
			return lines ? [{ suggestion: null, tradeoff: null, ...finding, lines }] : [];
		}),
		static_verdicts: written.verdicts.flatMap(({ rule, quote = "", ...verdict }) =>
			labelsOf(rule, shown).map((id) => ({ id, quote, ...verdict })),
		),
		questions: written.questions
			.filter((question) => linesOf(question, shown))
			.map(({ key, question, why }) => ({ key, question, why })),
		summary: written.summary.filter((part) => linesOf(part, shown)).map(({ section, text }) => ({ section, text })),
	});
}

/** A claim is fenced under its label, and opens with its title. */
const CLAIM = /\bclaim of (F\d+)\b/;

function judged({ blocks }: Shown): object {
	const verdicts = blocks.flatMap(({ about, text }) => {
		const id = CLAIM.exec(about)?.[1];
		const judgement = JUDGEMENTS[text.split("\n", 1)[0] ?? ""] ?? STANDS;
		const others = { was_before: "no", admitted: "no", small: "no", cannot_happen: "no", same_as: "" };
		return id === undefined ? [] : [{ id, ...others, ...judgement }];
	});
	return { verdicts };
}
