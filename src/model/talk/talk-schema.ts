/** The shape of an answer to a person. */

import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import type { JSONOutputFormat } from "@anthropic-ai/sdk/resources/messages";
import { z } from "zod";

export const TALK_STANDS = ["stands", "withdrawn", "unsure"] as const;
export type TalkStand = (typeof TALK_STANDS)[number];

const answer = z.object({
	reason: z.string().describe("what the code or the person shows, and what follows for the finding"),
	finding: z.enum(TALK_STANDS),
	reply: z.string().describe("what the person reads; empty where the comment needs no answer"),
});

export const TALK_FORMAT: JSONOutputFormat = { type: "json_schema", schema: zodOutputFormat(answer).schema };
