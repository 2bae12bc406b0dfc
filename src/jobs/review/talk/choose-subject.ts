/** What a comment is about, and who answers it. */

import type { Agent } from "../../../agents/agent.ts";
import type { KnownFinding } from "../../../store/findings.ts";
import type { HeardTalk } from "../wishes.ts";

export interface Subject {
	/** The one under discussion; absent where the comment is about the review as a whole. */
	readonly finding?: KnownFinding;
	readonly agent: Agent;
}

/** `finding 3`, `#3`. */
const NUMBER = /(?:\bfinding\s+|#|\bno\.?\s*)(\d{1,6})\b/gi;
const FINGERPRINT = /\b[0-9a-f]{16}\b/g;

/**
 * `undefined` where nobody could answer.
 * @param lastAgents names of those that were chosen for the last review.
 */
export function chooseSubject(
	talk: Pick<HeardTalk, "threadStart" | "body">,
	known: readonly KnownFinding[],
	agents: readonly Agent[],
	lastAgents: readonly string[],
): Subject | undefined {
	const finding = inThread(talk, known) ?? named(talk, known);
	const names = finding ? whoRaised(finding) : [...byFindings(known), ...lastAgents];
	const found = names.flatMap((name) => agents.filter((agent) => agent.name === name));
	const agent = found[0] ?? agents[0];
	return agent && { agent, ...(finding && { finding }) };
}

function inThread({ threadStart }: Pick<HeardTalk, "threadStart">, known: readonly KnownFinding[]) {
	return threadStart === undefined ? undefined : known.find(({ commentId }) => commentId === threadStart);
}

function named({ body }: Pick<HeardTalk, "body">, known: readonly KnownFinding[]): KnownFinding | undefined {
	const numbers = new Set([...body.matchAll(NUMBER)].map(([, digits]) => Number(digits)));
	const fingerprints = new Set<string>(body.match(FINGERPRINT));
	const meant = known.filter(({ number, fingerprint }) => numbers.has(number) || fingerprints.has(fingerprint));
	// Of two that are named, neither alone is under discussion.
	return meant.length === 1 ? meant[0] : undefined;
}

/** An agent that found it itself; else the one that a rule's finding belongs to. */
function whoRaised({ source, agent, told }: KnownFinding): readonly string[] {
	return [source, ...(told?.sources ?? []), agent];
}

/** Agents by how many findings are open, the most first. */
function byFindings(known: readonly KnownFinding[]): readonly string[] {
	const open = Map.groupBy(
		known.filter(({ state }) => state === "open"),
		({ agent }) => agent,
	);
	return [...open].toSorted(([, one], [, other]) => other.length - one.length).map(([name]) => name);
}
