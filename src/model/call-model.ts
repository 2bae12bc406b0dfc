/** One call with all that can go wrong: it waits and repeats as `next-step.ts` says, within budget, deadline and pace. */

import type { Message } from "@anthropic-ai/sdk/resources/messages";
import { answerKey } from "./answer-key.ts";
import type { Budget } from "./budget.ts";
import { guardCall } from "./call-guard.ts";
import type { Clock } from "./clock.ts";
import { worstCase } from "./estimate-call.ts";
import { type Failure, type FailureKind, failureOf } from "./failure.ts";
import type { ModelCall, ModelClient } from "./model-client.ts";
import { contextWindow } from "./models.ts";
import { type NextStep, nextStep } from "./next-step.ts";
import type { Pacing } from "./pacing.ts";
import { costOf } from "./prices.ts";
import { addUsage, allTokens, NO_USAGE, readUsage, type Usage } from "./usage.ts";

/** What every call of a run is made with. */
export interface CallWorld {
	readonly client: ModelClient;
	readonly budget: Budget;
	readonly pacing: Pacing;
	readonly clock: Clock;
	/** The run's end on `clock`; no call outlives it. */
	readonly deadline: number;
	readonly signal: AbortSignal;
	/** 0 to 1, for waits that differ. */
	readonly random?: () => number;
}

export interface CallHooks {
	/** A call goes out; text that came before belongs to an earlier one. */
	readonly onAttempt?: () => void;
	readonly onText?: (piece: string) => void;
	readonly onWait?: (ms: number, failure: Failure) => void;
	/** Tokens and dollars of one attempt, also of one that failed half way. */
	readonly onSpent?: (usage: Usage, dollars: number) => void;
}

export type CallResult =
	| { readonly kind: "answered"; readonly message: Message }
	| {
			readonly kind: "failed";
			readonly failure: Failure;
			readonly step: Extract<NextStep, { step: "ask-for-less" | "give-up" }>;
			/** What of the answer had come. */
			readonly partial: string;
	  };

/** How often each kind of failure has met one question, over all its calls. */
export type Attempts = Map<FailureKind, number>;

export async function callModel(
	call: ModelCall,
	world: CallWorld,
	attempts: Attempts,
	hooks: CallHooks,
): Promise<CallResult> {
	for (;;) {
		const tried = await tryOnce(call, world, hooks);
		if (tried.kind === "answered") return tried;
		const step = stepAfter(tried.failure, world, attempts);
		if (step.step === "give-up" && step.scope === "run") world.pacing.halt(tried.failure);
		if (step.step === "ask-for-less" || step.step === "give-up") return { ...tried, step };
		if (step.step === "wait") {
			world.pacing.holdOff(step.ms);
			hooks.onWait?.(step.ms, tried.failure);
		}
	}
}

/** Also for failures that show only in a whole answer, such as one that is no JSON. */
export function stepAfter(failure: Failure, world: CallWorld, attempts: Attempts): NextStep {
	const before = attempts.get(failure.kind) ?? 0;
	attempts.set(failure.kind, before + 1);
	const step = nextStep(failure, before, world.random);
	// What would wait beyond the end need not begin to.
	if (step.step === "wait" && world.clock.now() + step.ms >= world.deadline) return { step: "give-up", scope: "agent" };
	return step;
}

type Tried = { kind: "answered"; message: Message } | { kind: "failed"; failure: Failure; partial: string };

async function tryOnce(call: ModelCall, world: CallWorld, hooks: CallHooks): Promise<Tried> {
	const failed = (failure: Failure): Tried => ({ kind: "failed", failure, partial: "" });
	const halted = world.pacing.halted();
	if (halted) return failed(halted);
	const worst = worstCase(call);
	const reservation = world.budget.reserve(worst);
	if (reservation.kind === "reached") return failed({ kind: "budget-reached", detail: reservation.message });
	const account = openAccount(call.params.model, hooks);
	const guard = guardCall(world.clock, world.signal, world.deadline);
	let release = () => {};
	try {
		await world.pacing.ready(guard.signal);
		const warming = await world.pacing.warm(answerKey.ofPrefix(call), guard.signal);
		release = warming.done;
		hooks.onAttempt?.();
		guard.sent();
		const message = await world.client.send(call, {
			signal: guard.signal,
			onBytes: guard.heard,
			onStart: (usage) => {
				account.started(usage);
				warming.done();
			},
			onText: (piece) => {
				account.wrote(piece);
				hooks.onText?.(piece);
			},
		});
		account.ended(readUsage(message.usage));
		return { kind: "answered", message };
	} catch (error) {
		const size = { tokens: worst.tokens, window: contextWindow(call.params.model) };
		const failure = failureOf(error, size, guard.signal.aborted ? guard.signal.reason : undefined);
		return { kind: "failed", failure, partial: account.text() };
	} finally {
		release();
		guard.release();
		reservation.settle(account.close());
	}
}

/** What one attempt took: the API's last word, or, when it broke off, its first and what had been written. */
function openAccount(model: string, hooks: CallHooks) {
	let usage: Usage = NO_USAGE;
	let text = "";
	let isWhole = false;
	return {
		started: (first: Usage) => {
			usage = first;
		},
		wrote: (piece: string) => {
			text += piece;
		},
		ended: (last: Usage) => {
			usage = last;
			isWhole = true;
		},
		text: () => text,
		close: () => {
			const written = { ...NO_USAGE, outputTokens: isWhole ? 0 : Math.ceil(text.length / 3) };
			const taken = addUsage(usage, written);
			const dollars = costOf(model, taken);
			if (allTokens(taken) > 0) hooks.onSpent?.(taken, dollars);
			return { dollars, tokens: allTokens(taken) };
		},
	};
}
