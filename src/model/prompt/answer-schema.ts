/**
 * The answer's shape, for the API's structured outputs. The same for all agents: another schema would be another cache.
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
	quote: z.string().describe("complete lines of the new version, copied exactly, without numbers and marks"),
	lines: z.object({ start: z.int(), end: z.int() }),
	issue_class: z.string().describe("narrow, kebab-case; the rule id when it confirms a static finding"),
	runs: z.string().describe("how often the quoted lines run, and how you know"),
	title: z.string(),
	problem: z.string(),
	recommendation: z.string(),
	suggestion: z.string().nullable().describe("replacement for exactly the quoted lines"),
	priority: z.enum(PRIORITIES),
	gain: estimate,
	complexity: estimate,
	maintenance: estimate,
	risk: estimate,
	measure: z.string().nullable(),
	tradeoff: z.string().nullable(),
	confidence: z.number().describe("0 to 1"),
});

const staticVerdict = z.object({
	id: z.string().describe("as shown, such as E1"),
	verdict: z.enum(STATIC_VERDICTS),
	reason: z.string(),
	quote: z.string().describe("the line of code that decides it; empty if none"),
});

const walk = z.object({
	item: z.string(),
	clock: z
		.string()
		.describe("byte, row, message, batch, request, connection, rebalance, interval, start, tests; and how you know"),
	suspicions: z.array(z.string()).describe("each in a phrase, with what became of it"),
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
