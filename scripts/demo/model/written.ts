/** What the demo's agents answer: written by hand for the sample, before any prompt, and no model's words. */

import type { ToolUse } from "../../../test/support/anthropic/reply.ts";

type Level = "low" | "medium" | "high";

interface Estimate {
	readonly level: Level;
	readonly because: string;
}

/** In the answer's own schema, but for the numbers of the lines: these are read off what the agent is shown. */
export interface WrittenFinding {
	readonly path: string;
	/** Complete lines. The finding is handed in wherever the change shows them. */
	readonly quote: string;
	readonly issue_class: string;
	readonly runs: string;
	readonly title: string;
	readonly problem: string;
	readonly recommendation: string;
	readonly suggestion?: string;
	readonly priority: "critical" | "high" | "architectural" | "nice";
	readonly gain: Estimate;
	readonly complexity: Estimate;
	readonly maintenance: Estimate;
	readonly risk: Estimate;
	readonly measure: string;
	readonly tradeoff?: string;
	readonly confidence: number;
}

/** On whatever a rule found; told by the rule, as the labels are given anew in each prompt. */
export interface WrittenVerdict {
	readonly rule: string;
	readonly verdict: "confirm" | "minor" | "refute";
	readonly reason: string;
	/** The line that decides it. */
	readonly quote?: string;
}

/** Only said while the change shows a line. */
interface While {
	readonly path: string;
	readonly quote: string;
}

export interface WrittenAnswer {
	readonly agent: string;
	/** What it looks up before it answers. */
	readonly lookups: readonly (While & { readonly tool: ToolUse })[];
	readonly findings: readonly WrittenFinding[];
	readonly verdicts: readonly WrittenVerdict[];
	readonly questions: readonly (While & { readonly key: string; readonly question: string; readonly why: string })[];
	readonly summary: readonly (While & { readonly section: string; readonly text: string })[];
}

export const low = (because: string): Estimate => ({ level: "low", because });
export const medium = (because: string): Estimate => ({ level: "medium", because });
export const high = (because: string): Estimate => ({ level: "high", because });
