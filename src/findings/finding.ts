/** What a reviewer found, before and after settling. The field's meaning is DESIGN's; see docs/architecture.md. */

import type { Priority } from "../config/priority.ts";

export const LEVELS = ["low", "medium", "high"] as const;
export type Level = (typeof LEVELS)[number];

/** An estimate with its reasoning; the reasoning may be empty where the level speaks for itself. */
export interface Estimate {
	readonly level: Level;
	readonly because: string;
}

/** 1-based, inclusive lines of one side of the diff. */
export interface LineRange {
	readonly startLine: number;
	readonly endLine: number;
}

export interface Location extends LineRange {
	readonly path: string;
}

/** What every reviewer says of a finding, whether it is a rule or a model. */
export interface FindingText {
	/** One line, no full stop. */
	readonly title: string;
	/** Why it is a problem here, with the input or the load that makes it hurt. */
	readonly problem: string;
	readonly recommendation: string;
	/** How to prove it: the benchmark, profile or metric to run. */
	readonly measure?: string;
	/** What the recommendation costs, and what else one could do. */
	readonly tradeoff?: string;
	readonly priority: Priority;
	readonly gain: Estimate;
	readonly complexity: Estimate;
	readonly maintenance: Estimate;
	readonly risk: Estimate;
	/** 0 to 1. */
	readonly confidence: number;
}

/** A finding as a reviewer hands it in: it quotes code, and is not yet placed on the diff. */
export interface RawFinding extends FindingText {
	/** The rule id or agent name that found it. */
	readonly source: string;
	/** The expert agent that it belongs to. */
	readonly agent: string;
	/** `post` may become a comment; a `hint` is only ever evidence for an agent. */
	readonly report: "post" | "hint";
	/** The issue class that identity is made of: the rule id, or a model's class. */
	readonly issueClass: string;
	readonly path: string;
	/** The exact head lines that it is about (whole lines, line feeds between). */
	readonly snippet: string;
	/** Where the reviewer believes the snippet to be, 1-based; used only to choose between equal snippets. */
	readonly near: LineRange;
	/** The lines whose change makes this finding new; the snippet's own where left out. */
	readonly trigger?: LineRange;
	/** The finding is about code that was deleted next to the snippet or the trigger; that makes it new as well. */
	readonly aboutDeletion?: boolean;
	/** Replacement for exactly the snippet's lines; `""` deletes them. */
	readonly suggestion?: string;
	/** Further places in the same file with the same cause. */
	readonly alsoAt?: readonly Location[];
	/** Further reading: addresses. */
	readonly references?: readonly string[];
	/** Keys of questions about the system whose answer would change this finding. */
	readonly asks?: readonly string[];
	/** Sources whose findings on the same lines this one stands in for. */
	readonly supersedes?: readonly string[];
}

/** A finding that another one on the same cause or lines took in. */
export interface RelatedText extends Pick<FindingText, "title" | "problem" | "recommendation"> {
	readonly source: string;
}

/** Found by an agent, and not by a rule that belongs to one. */
export function isOfAgent({ source, agent }: Pick<RawFinding, "source" | "agent">): boolean {
	return source === agent;
}

/** Agreement never makes certain. */
export const MOST_CONFIDENCE = 0.99;

/** Identity of a finding across pushes: 16 hex digits, made without any line number. */
export type Fingerprint = string & { readonly __brand: "Fingerprint" };

/** A finding that has been placed on the diff and checked. */
export interface Finding extends FindingText, Location {
	/** Who first found it. */
	readonly source: string;
	/** All who found it, `source` first. */
	readonly sources: readonly string[];
	readonly agent: string;
	readonly issueClass: string;
	readonly snippet: string;
	/** The innermost named item around it, such as `impl Consumer for Kafka > fn poll`; empty at file level. */
	readonly enclosingItem: string;
	readonly suggestion?: string;
	readonly alsoAt: readonly Location[];
	/** What others say of the same lines in other words; one comment tells them all. */
	readonly related?: readonly RelatedText[];
	readonly references: readonly string[];
	/** Keys of questions about the system whose answer would change this finding. */
	readonly asks?: readonly string[];
	readonly fingerprint: Fingerprint;
	/**
	 * Further identities that count as said once this finding is: the merged places', and those that outlive a move of
	 * the code to another file. To be remembered with `fingerprint`.
	 */
	readonly alsoKnownAs?: readonly Fingerprint[];
}
