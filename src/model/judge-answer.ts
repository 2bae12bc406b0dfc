/** Whether what came back is an answer, and what follows if it is not. */

import type { Answer } from "./answer/read-answer.ts";
import { type Attempts, type CallWorld, stepAfter } from "./call-model.ts";
import type { Conversed } from "./conversation.ts";
import type { Failure, FailureKind } from "./failure.ts";
import type { NextStep } from "./next-step.ts";

export type Judged =
	| { readonly kind: "good"; readonly answer: Answer }
	/** `answer` holds what could be saved. */
	| { readonly kind: "bad"; readonly failure: Failure; readonly step: NextStep["step"]; readonly answer: Answer };

/** @param read turns text into an answer; called once. */
export function judgeAnswer(
	conversed: Conversed,
	read: (text: string) => Answer,
	world: CallWorld,
	attempts: Attempts,
): Judged {
	if (conversed.kind === "failed") {
		return { kind: "bad", failure: conversed.failure, step: conversed.step.step, answer: read(conversed.partial) };
	}
	const answer = read(conversed.text);
	const kind = failureIn(conversed.message.stop_reason, answer);
	if (!kind) return { kind: "good", answer };
	const failure: Failure = { kind };
	// An answer that is too long and has findings is worth more than a second, shorter one.
	if (kind === "cut-short" && answer.findings.length > 0) return { kind: "bad", failure, step: "give-up", answer };
	return { kind: "bad", failure, step: stepAfter(failure, world, attempts).step, answer };
}

function failureIn(stop: string | null, { shape }: Answer): FailureKind | undefined {
	if (stop === "refusal") return "refused";
	if (stop === "max_tokens") return "cut-short";
	if (stop === "model_context_window_exceeded") return "too-long";
	if (shape === "none" || shape === "partial") return "bad-json";
	return shape === "other" ? "wrong-schema" : undefined;
}
