/** What the context is made from, and the few things it asks of the outside. */

import type { Assignment } from "../agents/agent.ts";
import type { ChangeSet, ReadFile } from "../change/change-set.ts";
import type { Finding, LineRange } from "../findings/finding.ts";
import type { Hint } from "../findings/hint.ts";
import type { Item } from "../syntax/item.ts";
import type { Syntax } from "../syntax/open-syntax.ts";

export interface GrepHit {
	readonly path: string;
	/** 1-based. */
	readonly line: number;
	readonly text: string;
}

export interface GrepOptions {
	/** The pattern is an extended regular expression. */
	readonly regex?: boolean;
	/** Match whole words only. */
	readonly word?: boolean;
	/** git pathspecs, such as `*.rs`. */
	readonly paths?: readonly string[];
}

/** Searches the head commit. */
export type Grep = (pattern: string, options?: GrepOptions) => Promise<readonly GrepHit[]>;

/** A file in which the repository says how its code is to be written. */
export interface Guideline {
	readonly path: string;
	readonly text: string;
}

export interface ContextRequest {
	readonly change: ChangeSet;
	/** Head texts of the changed files that are under review, by path. */
	readonly headText: ReadonlyMap<string, string>;
	/** Items of the Rust files in `headText`, by path; a file that could not be parsed has none. */
	readonly items: ReadonlyMap<string, readonly Item[]>;
	readonly readHead: ReadFile;
	/** Without it neither callers nor definitions outside the changed files are found. */
	readonly grep?: Grep;
	/** Items of further files that a search leads to. */
	readonly describe: Syntax["describe"];
	readonly staticFindings: readonly Finding[];
	readonly hints: readonly Hint[];
	/** What earlier reviews said and nobody has repaired yet, at its present lines; dismissed ones included. */
	readonly said?: readonly Finding[];
	readonly pullRequest?: { readonly title: string; readonly body: string };
	readonly guidelines: readonly Guideline[];
	/** Of the configuration; `paths` are globs. */
	readonly instructions: readonly { readonly paths: readonly string[]; readonly text: string }[];
	/** What is known of the system, by the key of the question that it answers. */
	readonly constraints: Readonly<Record<string, string>>;
	/** For all sections together, in estimated tokens. */
	readonly budgetTokens: number;
}

/** A part of an assignment that fits one prompt. */
export interface Batch extends Assignment {
	/** Head lines of a file that belong to this batch; a file that is not named here belongs to it whole. */
	readonly lines?: ReadonlyMap<string, readonly LineRange[]>;
}
