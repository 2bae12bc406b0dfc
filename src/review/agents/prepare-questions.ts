/** Turns assignments into the questions that the agents are asked: each batch with its context, in the cheaper order. */

import type { Agent, Assignment } from "../../agents/agent.ts";
import { codeRole } from "../../change/code-role.ts";
import type { AgentContext } from "../../context/agent-context.ts";
import { buildContext } from "../../context/build-context.ts";
import type { Batch, ContextRequest } from "../../context/context-request.ts";
import { estimateTokens } from "../../context/estimate-tokens.ts";
import { rememberLookups } from "../../context/remember-lookups.ts";
import { type Split, splitBatches } from "../../context/split-batches.ts";
import type { AgentRequest } from "../../model/agent-outcome.ts";
import { modelId } from "../../model/models.ts";
import { cheaperLayout } from "../../model/prompt/layout.ts";
import { promptSettings } from "../../model/prompt/prompt-settings.ts";
import { isStable } from "../../model/prompt/shown-change.ts";
import type { ReviewRequest } from "../request.ts";
import type { ModelWorld } from "./model-world.ts";
import { treeTools } from "./tree-tools.ts";

/** One question to one agent. */
export interface Question {
	readonly request: AgentRequest;
	readonly context: AgentContext;
}

export interface Preparation {
	readonly questions: readonly Question[];
	/** Changed code that no agent reads, a phrase each with its reason. */
	readonly notRead: readonly string[];
}

export async function prepareQuestions(
	assignments: readonly Assignment[],
	/** Paths of all files that have to do with Rust or Kafka. */
	relevant: readonly string[],
	request: ReviewRequest,
	material: ContextRequest,
	world: ModelWorld,
): Promise<Preparation> {
	const remembered = rememberLookups(material);
	const splits = assignments.filter(hasReading).map((assignment) => split(assignment, relevant, remembered));
	const batches = splits.flatMap((one) => one.batches);
	const contexts = await Promise.all(batches.map((batch) => buildContext(batch, remembered)));
	const modelOf = ({ model }: Agent) => modelId(model, { ...request.configuration.model, aliases: world.aliases });
	const drafts = batches.map((batch, index) => draftOf(batch, contexts[index] as AgentContext, modelOf(batch.agent)));
	const tools = treeTools({ readHead: remembered.readHead, grep: world.grep });
	const questions = drafts.map((draft) => ({
		context: draft.context,
		request: {
			agent: draft.agent,
			model: draft.model,
			shown: draft.context,
			files: draft.files,
			assigned: draft.files.filter((path) => filesOf(draft.agent, assignments).has(path)),
			evidence: draft.context.evidence.map(({ id }) => id),
			answered: Object.keys(request.configuration.constraints),
			nonce: world.nonce,
			secrets: world.secrets,
			layout: layoutOf(draft, drafts),
			settings: promptSettings(request.configuration.model),
			tree: tools,
		},
	}));
	return { questions, notRead: [...new Set(splits.flatMap((one) => one.notReviewed))] };
}

/**
 * Where all that is under review fits one prompt, every agent is shown all of it: what one file's change means often
 * stands in another's, and agents that are shown the same share what is cached.
 */
function split(assignment: Assignment, relevant: readonly string[], material: ContextRequest): Split {
	const whole = splitBatches({ ...assignment, files: relevant }, material);
	return whole.batches.length === 1 ? whole : splitBatches(assignment, material);
}

function filesOf(agent: Agent, assignments: readonly Assignment[]): ReadonlySet<string> {
	return new Set(assignments.find((one) => one.agent === agent)?.files);
}

/** Manifests alone are for the rules: which dependency does what, an agent could only guess. */
function hasReading({ files }: Assignment): boolean {
	return files.some((path) => !/(^|\/)Cargo\.(toml|lock)$/.test(path) && codeRole(path) !== "generated");
}

interface Draft {
	readonly agent: Agent;
	readonly files: readonly string[];
	readonly context: AgentContext;
	readonly model: string;
	/** Of what can be shared: neither other agents nor the next push find the rest in the cache. */
	readonly stableTokens: number;
	/** Equal for questions that can share a cached prefix. */
	readonly sharedKey: string;
}

function draftOf({ agent, files }: Batch, context: AgentContext, model: string): Draft {
	const stable = context.sections.filter(isStable);
	const stableTokens = stable.reduce((sum, { tokens }) => sum + tokens, 0);
	const sharedKey = JSON.stringify([model, stable.map(({ kind, title, path, text }) => [kind, title, path, text])]);
	return { agent, files, context, model, stableTokens, sharedKey };
}

function layoutOf(draft: Draft, drafts: readonly Draft[]) {
	const sharing = drafts.filter(({ sharedKey }) => sharedKey === draft.sharedKey);
	const agentTokens = sharing.reduce((sum, { agent }) => sum + estimateTokens(agent.prompt), 0) / sharing.length;
	return cheaperLayout(sharing.length, agentTokens, draft.stableTokens);
}
