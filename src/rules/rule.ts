/** A static rule: what it says, and how it is found. Read from `rules/`; see docs/writing-rules.md. */

import type { Priority } from "../config/priority.ts";
import type { Estimate } from "../findings/finding.ts";

export const RULE_FAMILIES = [
	"async",
	"allocation",
	"algorithm",
	"locking",
	"failure",
	"architecture",
	"wasm-build",
	"kafka-client",
	"kafka-settings",
] as const;
export type RuleFamily = (typeof RULE_FAMILIES)[number];

export const CODE_ROLES = ["production", "test", "bench", "example", "build-script"] as const;
export type CodeRole = (typeof CODE_ROLES)[number];

/** `metadata` of a rule's file, in the file's own spelling. */
export interface RuleMetadata {
	/** The rule in general, one line; `message` is the one that names the code at hand. */
	readonly title: string;
	readonly family: RuleFamily;
	/** The expert agent that it belongs to. */
	readonly agent: string;
	/** `post`: a comment. `hint`: evidence for an agent only. `probe`: facts for a detector, never shown. */
	readonly report: "post" | "hint" | "probe";
	readonly priority: Priority;
	readonly why: string;
	readonly hurts_when: string;
	readonly recommendation: string;
	readonly measure: string;
	readonly tradeoff?: string;
	readonly gain: Estimate;
	readonly complexity: Estimate;
	readonly maintenance: Estimate;
	readonly risk: Estimate;
	/** 0 to 1. */
	readonly confidence: number;
	/** Defect classes of the evaluation corpus that this rule speaks of. */
	readonly classes: readonly string[];
	/** Metavariable whose first line carries the comment; the whole match where left out. */
	readonly anchor?: string;
	/** Metavariables of which one must lie on an added line; the anchor where left out. */
	readonly triggers?: readonly string[];
	/** Code roles it looks at; production only where left out. */
	readonly roles?: readonly CodeRole[];
	/** Restrict to code of library crates (`lib`) or of programs (`bin`). */
	readonly crate?: "lib" | "bin";
	/** Keys of the agent's questions whose answer would change the finding: throughput, latency, delivery … */
	readonly asks?: readonly string[];
	/** Ids of rules whose findings on the same lines this one stands in for. */
	readonly supersedes?: readonly string[];
	readonly clippy?: readonly string[];
	readonly references?: readonly string[];
	/** Hits on real code judged by reading, and how many deserved a comment. */
	readonly precision?: { readonly judged: number; readonly right: number; readonly date: string };
}

export interface Rule {
	readonly id: string;
	/** How it is found: by ast-grep, or by code of ours (`src/rules/detectors`). */
	readonly engine: "ast-grep" | "detector";
	/** The title for one hit; may hold metavariables, `$NAME`. */
	readonly message: string;
	readonly metadata: RuleMetadata;
	/** True when the rule's file carries a fix. */
	readonly hasFix: boolean;
	/** Where it was read from. */
	readonly file: string;
}

/** Code that a rule fires on, and code it leaves alone: its tests, and its documentation. */
export interface RuleExamples {
	readonly bad: readonly string[];
	readonly good: readonly string[];
}
