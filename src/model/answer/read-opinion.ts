/** From the verifier's five replies to what happens to a finding. */

import { TEXT_LENGTHS } from "../limits.ts";
import { type Reply, VERIFIER_QUESTIONS, type VerifierQuestion } from "../prompt/verify-schema.ts";
import type { Opinion } from "../verify-request.ts";
import type { TextGuard } from "./guard-text.ts";
import { fieldsOf, readText } from "./read-values.ts";

export type Replies = Readonly<Record<VerifierQuestion, Reply>>;

/** Shorter, and a refutation has no reason. */
const REASON_LENGTH = 15;

/** A small cost is true all the same: it is doubtful whether it is worth a comment, and so goes to the summary. */
const REFUTED_BY: Readonly<Record<Exclude<VerifierQuestion, "small">, Reply>> = {
	is_true: "no",
	was_before: "yes",
	admitted: "yes",
	cannot_happen: "yes",
};
const REFUTING = ["is_true", "was_before", "admitted", "cannot_happen"] as const;

export interface OpinionOptions {
	/** A rule's finding, or one on a change that speaks to reviewers: it may be doubted, not refuted. */
	readonly mayRefute: boolean;
	readonly guard: TextGuard;
}

/** `undefined` where the element holds no readable judgement. */
export function readOpinion(value: unknown, { mayRefute, guard }: OpinionOptions): Opinion | undefined {
	const fields = fieldsOf(value);
	const replies = readReplies(fields);
	const reason = guard.clean(readText(fields.reason), TEXT_LENGTHS.short);
	if (!replies || reason === undefined) return undefined;
	const sameAs = readText(fields.same_as).trim();
	const opinion = { reason, ...(sameAs && { sameAs }) };
	const kind = decide(replies);
	if (kind !== "refuted") return { kind, ...opinion };
	return { kind: mayRefute && reason.length >= REASON_LENGTH ? "refuted" : "doubtful", ...opinion };
}

/**
 * One firm reply refutes. Doubt whether it is true keeps it from the lines; one doubt about the rest does not, as a
 * reader who sees no caller can not rule every one out.
 */
export function decide(replies: Replies): Opinion["kind"] {
	if (REFUTING.some((question) => replies[question] === REFUTED_BY[question])) return "refuted";
	if (replies.small === "yes" || replies.is_true === "unsure") return "doubtful";
	const unsure = VERIFIER_QUESTIONS.filter((question) => replies[question] === "unsure");
	return unsure.length > 1 ? "doubtful" : "kept";
}

function readReplies(fields: Readonly<Record<string, unknown>>): Replies | undefined {
	const replies = VERIFIER_QUESTIONS.map((question) => [question, readReply(fields[question])] as const);
	if (replies.some(([, reply]) => reply === undefined)) return undefined;
	return Object.fromEntries(replies) as Replies;
}

function readReply(value: unknown): Reply | undefined {
	if (typeof value === "boolean") return value ? "yes" : "no";
	const word = readText(value).trim().toLowerCase();
	return word === "yes" || word === "no" || word === "unsure" ? word : undefined;
}
