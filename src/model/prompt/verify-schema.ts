/** The shape of the verifier's answer. */

import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import type { JSONOutputFormat } from "@anthropic-ai/sdk/resources/messages";
import { z } from "zod";

export const VERIFIER_QUESTIONS = ["is_true", "was_before", "admitted", "small", "cannot_happen"] as const;
export type VerifierQuestion = (typeof VERIFIER_QUESTIONS)[number];

const reply = z.enum(["yes", "no", "unsure"]);
export type Reply = z.infer<typeof reply>;

const judgement = z.object({
	id: z.string(),
	check: z.string().describe("what the quoted lines do, and how often"),
	is_true: reply,
	was_before: reply,
	admitted: reply,
	small: reply,
	cannot_happen: reply,
	reason: z.string(),
	same_as: z.string().describe("id of an earlier finding on the same cause, or empty"),
});

export const VERIFY_FORMAT: JSONOutputFormat = {
	type: "json_schema",
	schema: zodOutputFormat(z.object({ verdicts: z.array(judgement) })).schema,
};
