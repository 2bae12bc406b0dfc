/** What one review came to: everything that a report tells, and nothing about how it is told. */

import type { ChangeSet } from "../change/change-set.ts";
import type { Priority } from "../config/priority.ts";
import type { Finding } from "../findings/finding.ts";
import type { Hint } from "../findings/hint.ts";

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
	readonly hints: readonly Hint[];
	readonly questions: readonly AskedQuestion[];
	readonly coverage: Coverage;
	readonly notices: readonly Notice[];
	/** How many findings settling left out, by reason, such as "allowed in the code". */
	readonly leftOut: Readonly<Record<string, number>>;
	readonly rulesRun: number;
	readonly durationMs: number;
}
