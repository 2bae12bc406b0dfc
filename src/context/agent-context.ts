/** What one reviewer is shown of a change, as parts; `model/prompt/` makes the text. */

import type { Finding } from "../findings/finding.ts";
import type { Hint } from "../findings/hint.ts";

/** A context holds them in this order; `model/prompt/shown-change.ts` has the order of the prompt. */
export const SECTION_KINDS = [
	"pull-request", // what the pull request says that it does
	"instructions", // what the repository's configuration asks for these paths
	"guidelines", // CLAUDE.md and AGENTS.md of the repository, from the base
	"system", // what is known of the system
	"files", // every changed file, and which of them are shown
	"change", // one file's change with the code around it
	"definitions", // what the added lines use
	"callers", // who calls the changed functions
	"implementers", // who implements the changed traits
	"said", // what earlier reviews said of these files
	"evidence", // what the static rules found
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** What a static rule found or an earlier review said, under the name that the reviewer answers to it by. */
export interface Evidence {
	/** `E1`, `E2`, … for what rules found, `S1`, `S2`, … for what was said before. */
	readonly id: string;
	readonly of: Finding | Hint;
}

export interface ContextSection {
	readonly kind: SectionKind;
	/** One line for the reader, in Gregor's own words: nothing of the repository but a path. */
	readonly title: string;
	/** The file that it is about, where it is about one. */
	readonly path?: string;
	/** Data from people and repositories. To be fenced before a model reads it. */
	readonly text: string;
	/** Estimated; see `estimate-tokens.ts`. */
	readonly tokens: number;
}

export interface AgentContext {
	readonly sections: readonly ContextSection[];
	/** What was not shown and why, a phrase each: `src/a.rs:10-40 (31 added lines): test code`. */
	readonly leftOut: readonly string[];
	/** What the sections of evidence quote, for the answers to it. */
	readonly evidence: readonly Evidence[];
	/** The sum of the sections' estimates. */
	readonly tokens: number;
}
