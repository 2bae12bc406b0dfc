/** What an agent is asked when a person speaks to Gregor, and what comes of it. */

import type { Agent } from "../../agents/agent.ts";
import type { Failure } from "../failure.ts";
import type { PromptSettings } from "../prompt/prompt-settings.ts";
import type { TreeTools } from "../tools/tree-tools.ts";
import type { Usage } from "../usage.ts";
import type { TalkStand } from "./talk-schema.ts";

export interface TalkSection {
	/** In our own words; a path or a name in it may be anybody's. */
	readonly title: string;
	readonly text: string;
	/** `gregor`: said by Gregor itself. `person`: said to it. `change`: code and descriptions. */
	readonly from: "gregor" | "person" | "change";
	/** Only explains; left out where less has to do. */
	readonly isBackground?: boolean;
}

export interface TalkRequest {
	/** Who answers: the one that raised the finding. */
	readonly agent: Agent;
	/** A model's id; see `modelId`. */
	readonly model: string;
	/** What there is to know, in the order in which it is read. */
	readonly sections: readonly TalkSection[];
	/** All that the change added, shown or not: what of it speaks to reviewers makes the answer suspicious. */
	readonly added: readonly string[];
	/** What is to be answered. */
	readonly comment: { readonly author: string; readonly body: string };
	/** One finding is under discussion, and not the whole review. */
	readonly isAboutFinding: boolean;
	readonly nonce: string;
	/** What may appear in no answer beside the nonce: the API key and other tokens. */
	readonly secrets: readonly string[];
	readonly settings: PromptSettings;
	/** Absent: the agent answers without tools. */
	readonly tree?: TreeTools;
}

export interface TalkOutcome {
	readonly agent: string;
	readonly model: string;
	/** What may be told, not yet escaped; empty where nothing needs to be said, or nothing could be. */
	readonly reply: string;
	/** What the agent holds now; by itself it withdraws nothing. */
	readonly finding: TalkStand;
	readonly reason: string;
	/** Something that was shown or read speaks to reviewers: the agent's change of mind may not be its own. */
	readonly isSuspicious: boolean;
	/** Why there is no answer. */
	readonly failure?: Failure;
	readonly usage: Usage;
	readonly dollars: number;
	readonly calls: number;
	readonly toolCalls: number;
	readonly durationMs: number;
}
