/** What the verifier is asked, and what comes of it. */

import type { Failure } from "./failure.ts";
import type { PromptSettings } from "./prompt/prompt-settings.ts";
import type { ShownSection } from "./prompt/shown-change.ts";
import type { Usage } from "./usage.ts";

/** A finding that would be posted inline. */
export interface VerifyItem {
	/** Short and unique in the request, such as `F1`. */
	readonly id: string;
	readonly path: string;
	/** 1-based, of the head version. */
	readonly startLine: number;
	readonly endLine: number;
	readonly snippet: string;
	readonly title: string;
	readonly problem: string;
	readonly recommendation: string;
	/** Found by a rule: a verifier's word alone never takes it away. */
	readonly isStatic: boolean;
	/** The code around it before and after the change, with line numbers; empty where there was none. */
	readonly base: string;
	readonly head: string;
}

export interface VerifyRequest {
	readonly items: readonly VerifyItem[];
	/** What the pull request says of itself. */
	readonly description: string;
	/** What explains the code: definitions, callers. */
	readonly background: readonly ShownSection[];
	/** A model's id. */
	readonly model: string;
	readonly nonce: string;
	readonly secrets: readonly string[];
	readonly settings: PromptSettings;
}

/** `kept`: to be posted inline. `doubtful`: for the summary. `refuted`: not told, and counted. */
export type OpinionKind = "kept" | "doubtful" | "refuted";

export interface Opinion {
	readonly kind: OpinionKind;
	readonly reason: string;
	/** The earlier finding whose cause is the same. */
	readonly sameAs?: string;
}

export interface VerifyOutcome {
	/** One for every item, by its id. */
	readonly opinions: ReadonlyMap<string, Opinion>;
	/** Why findings were not judged. */
	readonly failure?: Failure;
	/** For the verdict, a sentence each. */
	readonly problems: readonly string[];
	readonly usage: Usage;
	readonly dollars: number;
	readonly calls: number;
	readonly durationMs: number;
}
