/** What an agent is asked, and what comes of it. */

import type { Agent } from "../agents/agent.ts";
import type { RawFinding } from "../findings/finding.ts";
import type { AgentQuestion, SummaryPart } from "./answer/read-answer.ts";
import type { StaticVerdict } from "./answer/read-static-verdicts.ts";
import type { Failure } from "./failure.ts";
import type { Layout } from "./prompt/layout.ts";
import type { PromptSettings } from "./prompt/prompt-settings.ts";
import type { ShownChange } from "./prompt/shown-change.ts";
import type { TreeTools } from "./tools/tree-tools.ts";
import type { Usage } from "./usage.ts";

export interface AgentRequest {
	readonly agent: Agent;
	/** A model's id; see `modelId`. */
	readonly model: string;
	readonly shown: ShownChange;
	/** The files whose change is shown; findings elsewhere are not used. */
	readonly files: readonly string[];
	/** Those of them that the agent was chosen for; all where left out. */
	readonly assigned?: readonly string[];
	/** Labels of the static findings and hints in `shown`, such as `E1`. */
	readonly evidence: readonly string[];
	/** Keys of questions that configuration, pull request or `/context` answer. */
	readonly answered: readonly string[];
	readonly nonce: string;
	/** What may appear in no answer beside the nonce: the API key and other tokens. */
	readonly secrets: readonly string[];
	readonly layout: Layout;
	readonly settings: PromptSettings;
	/** Absent: the agent answers without tools. */
	readonly tree?: TreeTools;
}

/** What is done at the moment, for a person who waits. */
export type AgentProgress =
	| { readonly kind: "asked"; readonly agent: string; readonly model: string }
	| { readonly kind: "reading"; readonly agent: string; readonly what: string }
	| { readonly kind: "findings"; readonly agent: string; readonly count: number }
	| { readonly kind: "waiting"; readonly agent: string; readonly ms: number; readonly failure: Failure }
	| { readonly kind: "asked-for-less"; readonly agent: string; readonly failure: Failure }
	/** Dollars of this agent so far. */
	| { readonly kind: "spent"; readonly agent: string; readonly dollars: number };

export interface AgentOutcome {
	readonly agent: string;
	readonly model: string;
	/**
	 * `complete`: a whole answer to the whole question. `partial`: what could be had, of an answer that broke off or of a
	 * smaller question. `failed`: no answer.
	 */
	readonly state: "complete" | "partial" | "failed";
	/** Not yet placed on the diff. */
	readonly findings: readonly RawFinding[];
	readonly verdicts: readonly StaticVerdict[];
	readonly questions: readonly AgentQuestion[];
	readonly summary: readonly SummaryPart[];
	/** Why it is not complete. */
	readonly failure?: Failure;
	/** Names of what was not shown in the end, because less had to do. */
	readonly notShown: readonly string[];
	/** For the verdict, a sentence each: failures, elements not used, text that speaks to reviewers. */
	readonly problems: readonly string[];
	readonly usage: Usage;
	readonly dollars: number;
	/** Calls to the model that were charged, and calls of tools. */
	readonly calls: number;
	readonly toolCalls: number;
	readonly durationMs: number;
}
