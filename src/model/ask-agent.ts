/** Asks one agent to review one change. Nothing that a model, the API or the change does is thrown: it is in the outcome. */

import type { AgentOutcome, AgentProgress, AgentRequest } from "./agent-outcome.ts";
import { agentReader, remembering, signsIn } from "./agent-reader.ts";
import { type Answer, readAnswer } from "./answer/read-answer.ts";
import type { Attempts, CallWorld } from "./call-model.ts";
import { converse } from "./conversation.ts";
import { explainFailure } from "./explain-failure.ts";
import type { Failure } from "./failure.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import { AGENT_OUTPUT_TOKENS } from "./limits.ts";
import type { ModelCall } from "./model-client.ts";
import { buildPrompt } from "./prompt/build-prompt.ts";
import { shrink } from "./prompt/shown-change.ts";
import { openTools, type ToolRunner } from "./tools/run-tools.ts";

/** Added to the question when the first one was too much. */
const BRIEFLY = "Be brief: at most three findings, one sentence in each field.";

export async function askAgent(
	request: AgentRequest,
	world: CallWorld,
	onProgress: (progress: AgentProgress) => void = () => {},
): Promise<AgentOutcome> {
	const started = world.clock.now();
	const ledger = ledgerOf(request.agent.name, onProgress);
	const review = await askUntilDone(request, world, ledger, onProgress);
	const { answer, failure } = review;
	return {
		agent: request.agent.name,
		model: request.model,
		state: stateOf(review),
		findings: answer.findings,
		verdicts: answer.verdicts,
		questions: answer.questions,
		summary: answer.summary,
		...(failure && { failure }),
		notShown: shrink(request.shown, review.size).leftOut,
		problems: [...(failure ? [explainFailure(failure)] : []), ...answer.problems, ...signsIn(request)],
		...ledger.total(),
		toolCalls: review.toolCalls,
		durationMs: Math.round(world.clock.now() - started),
	};
}

/** The call that `askAgent` begins with: what `--show-prompt` prints, and what a recording is found by. */
export function firstCall(request: AgentRequest, size = 0): ModelCall {
	const isSmaller = size > 0;
	const params = buildPrompt({
		...request,
		shown: shrink(request.shown, size).shown,
		maxTokens: AGENT_OUTPUT_TOKENS,
		settings: isSmaller ? { ...request.settings, effort: "low" } : request.settings,
		...(isSmaller && { note: BRIEFLY }),
	});
	return { params, nonce: request.nonce };
}

interface Review {
	readonly answer: Answer;
	readonly failure?: Failure;
	/** How often less was asked for. */
	readonly size: number;
	readonly toolCalls: number;
}

function stateOf({ answer, failure, size }: Review): AgentOutcome["state"] {
	if (!failure) return size > 0 ? "partial" : "complete";
	return answer.findings.length > 0 ? "partial" : "failed";
}

async function askUntilDone(
	request: AgentRequest,
	world: CallWorld,
	ledger: Ledger,
	onProgress: (progress: AgentProgress) => void,
): Promise<Review> {
	const agent = request.agent.name;
	const attempts: Attempts = new Map();
	const read: string[] = [];
	const tools = toolsOf(request, read, onProgress);
	const readText = (text: string) => readAnswer(text, agentReader(request, read));
	let best = readText("");
	for (let size = 0; ; ) {
		onProgress({ kind: "asked", agent, model: request.model });
		const usable = size === 0 ? tools : undefined;
		const conversed = await converse(firstCall(request, size), usable, world, attempts, ledger.hooks);
		const judged = judgeAnswer(conversed, readText, world, attempts);
		const toolCalls = tools?.calls() ?? 0;
		if (judged.kind === "good") return { answer: judged.answer, size, toolCalls };
		best = judged.answer.findings.length >= best.findings.length ? judged.answer : best;
		if (judged.step === "give-up") return { answer: best, failure: judged.failure, size, toolCalls };
		if (judged.step !== "ask-for-less") continue;
		size += 1;
		onProgress({ kind: "asked-for-less", agent, failure: judged.failure });
	}
}

function toolsOf(
	{ agent, tree, nonce }: AgentRequest,
	read: string[],
	onProgress: (progress: AgentProgress) => void,
): ToolRunner | undefined {
	if (!tree) return undefined;
	return openTools(remembering(tree, read), nonce, (what) => onProgress({ kind: "reading", agent: agent.name, what }));
}

function ledgerOf(agent: string, onProgress: (progress: AgentProgress) => void): Ledger {
	return openLedger({
		onWait: (ms, failure) => onProgress({ kind: "waiting", agent, ms, failure }),
		onFindings: (count) => onProgress({ kind: "findings", agent, count }),
		onSpent: (dollars) => onProgress({ kind: "spent", agent, dollars }),
	});
}
