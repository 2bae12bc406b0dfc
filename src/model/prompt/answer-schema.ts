/**
 * The answer's shape, for the API's structured outputs. The same for all agents: another schema would be another cache.
 * Its fields are explained in the rules (`how-gregor-reviews.ts`), so nothing is here: every call carries both.
 * Reading is looser (`answer/`): what comes from a gateway without structured outputs is still used.
 */

import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import type { JSONOutputFormat } from "@anthropic-ai/sdk/resources/messages";
import { z } from "zod";
import { PRIORITIES } from "../../config/priority.ts";
import { LEVELS } from "../../findings/finding.ts";
import { STATIC_VERDICTS } from "../answer/read-static-verdicts.ts";

const estimate = z.object({ level: z.enum(LEVELS), because: z.string() });

const finding = z.object({
	path: z.string(),
	quote: z.string(),
	// `z.int()` would be described by its bounds, 70 characters each.
	lines: z.object({ start: z.number(), end: z.number() }),
	issue_class: z.string(),
	runs: z.string(),
	title: z.string(),
	problem: z.string(),
	recommendation: z.string(),
	suggestion: z.string().nullable(),
	priority: z.enum(PRIORITIES),
	gain: estimate,
	complexity: estimate,
	maintenance: estimate,
	risk: estimate,
	measure: z.string().nullable(),
	tradeoff: z.string().nullable(),
	confidence: z.number(),
});

const staticVerdict = z.object({
	id: z.string(),
	verdict: z.enum(STATIC_VERDICTS),
	reason: z.string(),
	quote: z.string(),
});

const walk = z.object({
	item: z.string(),
	clock: z.string(),
	suspicions: z.array(z.string()),
});

const answer = z.object({
	walk: z.array(walk),
	findings: z.array(finding),
	static_verdicts: z.array(staticVerdict),
	questions: z.array(z.object({ key: z.string(), question: z.string(), why: z.string() })),
	summary: z.array(z.object({ section: z.string(), text: z.string() })),
});

/** Without the SDK's own parser, which throws away a whole answer for one wrong field. */
export const ANSWER_FORMAT: JSONOutputFormat = { type: "json_schema", schema: zodOutputFormat(answer).schema };
