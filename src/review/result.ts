/** What one review came to: everything that a report tells, and nothing about how it is told. */

import type { ChangeSet } from "../change/change-set.ts";
import type { Priority } from "../config/priority.ts";
import type { Finding } from "../findings/finding.ts";
import type { Hint } from "../findings/hint.ts";
import type { RefutedFinding } from "../findings/judge.ts";
import type { Usage } from "../model/usage.ts";

/** Where a file's review ended. */
export interface Coverage {
	readonly reviewed: readonly string[];
	readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

export interface ChosenAgent {
	readonly name: string;
	/** One sentence that names path and line. */
	readonly reason: string;
	readonly files: readonly string[];
	/** The sections of its report, in its own order, with the findings that belong to each. */
	readonly sections: readonly { readonly title: string; readonly priorities: readonly Priority[] }[];
}

/** One agent's calls to the model. */
export interface AgentRun {
	/** An agent's name, or `verifier`. */
	readonly agent: string;
	/** The model's id. */
	readonly model: string;
	readonly state: "complete" | "partial" | "failed";
	/** Handed in, before settling. */
	readonly findings: number;
	/** Of what it found, shown wrong by the verifier or another agent; of the verifier, what it refuted. */
	readonly refuted: number;
	readonly calls: number;
	readonly toolCalls: number;
	readonly dollars: number;
	readonly usage: Usage;
	readonly durationMs: number;
}

/** A section of prose of an agent's report. */
export interface AgentSection {
	readonly agent: string;
	readonly section: string;
	readonly text: string;
}

/** What the model was asked and what it took. */
export interface ModelUse {
	readonly runs: readonly AgentRun[];
	readonly sections: readonly AgentSection[];
	/** Changed code that the rules saw and no agent was shown, a phrase each with its reason. */
	readonly notRead: readonly string[];
	readonly dollars: number;
}

/**
 * `clean`: reviewed, nothing to say. `findings`: something to say. `nothing-to-review`: no Rust and no Kafka here.
 * `incomplete`: something failed or was skipped, and no finding may be read as an all-clear.
 */
export type Conclusion = "clean" | "findings" | "nothing-to-review" | "incomplete";

export interface Verdict {
	readonly conclusion: Conclusion;
	/** One sentence for a person. */
	readonly sentence: string;
	/** Whether a finding stands at or over the priority that the caller fails on. */
	readonly failed: boolean;
}

/** Something that the reader must know and that is no finding: a broken configuration, an agent that did not load. */
export interface Notice {
	readonly level: "warning" | "error";
	readonly message: string;
	readonly file?: string;
	readonly line?: number;
	readonly column?: number;
}

export interface AskedQuestion {
	readonly key: string;
	readonly question: string;
	/** The agents that ask. */
	readonly agents: readonly string[];
}

export interface ReviewResult {
	readonly change: Pick<ChangeSet, "base" | "head"> & { readonly files: number; readonly addedLines: number };
	readonly verdict: Verdict;
	readonly agents: readonly ChosenAgent[];
	/** To be posted inline: ranked, capped. */
	readonly findings: readonly Finding[];
	/** True findings for the summary only: under the inline confidence, or over a cap. */
	readonly listed: readonly Finding[];
	/** Found again, and said before on this pull request: they still stand, and are not posted again. */
	readonly saidBefore: readonly Finding[];
	/** Not told on its own, because an agent or the verifier showed it wrong, with the reason. */
	readonly refuted: readonly RefutedFinding[];
	readonly hints: readonly Hint[];
	readonly questions: readonly AskedQuestion[];
	readonly coverage: Coverage;
	readonly notices: readonly Notice[];
	/** How many findings settling left out, by reason, such as "allowed in the code". */
	readonly leftOut: Readonly<Record<string, number>>;
	readonly rulesRun: number;
	/** Absent where only the rules reviewed. */
	readonly model?: ModelUse;
	readonly durationMs: number;
}
