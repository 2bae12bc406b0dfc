/** What an agent says of the static findings it was shown. */

import { TEXT_LENGTHS } from "../limits.ts";
import type { TextGuard } from "./guard-text.ts";
import { fieldsOf, readText } from "./read-values.ts";

/** `minor`: true, and not worth a comment: older than the change, or too small. */
export const STATIC_VERDICTS = ["confirm", "minor", "refute"] as const;

export interface StaticVerdict {
	/** As it was shown, such as `E1`. */
	readonly id: string;
	readonly verdict: (typeof STATIC_VERDICTS)[number];
	readonly reason: string;
	/** The line of code that a refutation rests on; empty otherwise. */
	readonly quote: string;
}

export interface VerdictReader {
	/** Labels of the evidence that was shown. */
	readonly labels: readonly string[];
	/** Lines of code that were shown or read, without comments; a refutation must rest on one. */
	readonly isCode: (quote: string) => boolean;
	/** The change holds text that speaks to reviewers: then nobody's refutation is believed. */
	readonly isSuspicious: boolean;
	readonly guard: TextGuard;
}

/** A reason shorter than this is none. */
const REASON_LENGTH = 15;

/** The verdict, or why it does not count. */
export function readStaticVerdict(value: unknown, reader: VerdictReader): StaticVerdict | string {
	const fields = fieldsOf(value);
	const id = readText(fields.id)
		.trim()
		.replace(/^\[|\]$/g, "")
		.toUpperCase();
	if (!reader.labels.includes(id)) return "it is about evidence that was not shown";
	const reason = reader.guard.clean(readText(fields.reason), TEXT_LENGTHS.short);
	if (reason === undefined) return "it holds a secret";
	if (fields.verdict === "confirm") return { id, verdict: "confirm", reason, quote: "" };
	if (fields.verdict !== "refute" && fields.verdict !== "minor") return "it neither confirms nor refutes";
	if (reader.isSuspicious) return "refutations are not believed where the change speaks to reviewers";
	if (reason.length < REASON_LENGTH) return "it refutes without a reason";
	if (fields.verdict === "minor") return { id, verdict: "minor", reason, quote: "" };
	const quote = readText(fields.quote);
	if (!reader.isCode(quote)) return "it refutes without a line of code";
	return { id, verdict: "refute", reason, quote };
}
