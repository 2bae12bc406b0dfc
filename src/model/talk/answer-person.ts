/** Asks one agent to answer one comment of a person. What a model, the API or the comment does is never thrown. */

import type { AgentProgress } from "../agent-outcome.ts";
import { remembering } from "../agent-reader.ts";
import { openTextGuard, type TextGuard } from "../answer/guard-text.ts";
import { type Attempts, type CallWorld, stepAfter } from "../call-model.ts";
import { type Conversed, converse } from "../conversation.ts";
import type { Failure } from "../failure.ts";
import { type Ledger, openLedger } from "../ledger.ts";
import type { NextStep } from "../next-step.ts";
import { openTools, type ToolRunner } from "../tools/run-tools.ts";
import { buildTalkPrompt } from "./build-talk-prompt.ts";
import { readTalk, type Talk } from "./read-talk.ts";
import type { TalkOutcome, TalkRequest } from "./talk-request.ts";
import { speaksToReviewers } from "./talk-signs.ts";

export async function answerPerson(
	request: TalkRequest,
	world: CallWorld,
	onProgress: (progress: AgentProgress) => void = () => {},
): Promise<TalkOutcome> {
	const started = world.clock.now();
	const agent = request.agent.name;
	const { model, tree, nonce } = request;
	const ledger = openLedger({
		onWait: (ms, failure) => onProgress({ kind: "waiting", agent, ms, failure }),
		onFindings: () => {},
		onSpent: (dollars) => onProgress({ kind: "spent", agent, dollars }),
	});
	const read: string[] = [];
	const tools =
		tree && openTools(remembering(tree, read), nonce, (what) => onProgress({ kind: "reading", agent, what }));
	onProgress({ kind: "asked", agent, model });
	const said = await askUntilAnswered(request, tools, world, ledger);
	return {
		agent,
		model,
		...("kind" in said ? { ...SILENT, failure: said } : said),
		isSuspicious: speaksToReviewers(request, read),
		...ledger.total(),
		toolCalls: tools?.calls() ?? 0,
		durationMs: Math.round(world.clock.now() - started),
	};
}

const SILENT: Talk = { reply: "", finding: "unsure", reason: "" };

async function askUntilAnswered(
	request: TalkRequest,
	tools: ToolRunner | undefined,
	world: CallWorld,
	ledger: Ledger,
): Promise<Talk | Failure> {
	const guard = openTextGuard([request.nonce, ...request.secrets]);
	const attempts: Attempts = new Map();
	for (let isBrief = false; ; ) {
		const call = { params: buildTalkPrompt(request, isBrief), nonce: request.nonce };
		const conversed = await converse(call, isBrief ? undefined : tools, world, attempts, ledger.hooks);
		const said = readConversed(conversed, guard);
		if (!("kind" in said)) return said;
		const step = stepOf(conversed, said, world, attempts);
		if (step === "give-up" || (step === "ask-for-less" && isBrief)) return said;
		isBrief ||= step === "ask-for-less";
	}
}

function stepOf(conversed: Conversed, failure: Failure, world: CallWorld, attempts: Attempts): NextStep["step"] {
	return conversed.kind === "failed" ? conversed.step.step : stepAfter(failure, world, attempts).step;
}

function readConversed(conversed: Conversed, guard: TextGuard): Talk | Failure {
	if (conversed.kind === "failed") return conversed.failure;
	const stop = conversed.message.stop_reason;
	if (stop === "refusal") return { kind: "refused" };
	if (stop === "max_tokens") return { kind: "cut-short" };
	if (stop === "model_context_window_exceeded") return { kind: "too-long" };
	return readTalk(conversed.text, guard);
}
