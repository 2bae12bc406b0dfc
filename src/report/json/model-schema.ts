import { z } from "zod";

const count = z.int().min(0);
const dollars = z.number().min(0).describe("US dollars, by Gregor's price table.");

const run = z.strictObject({
	agent: z.string().describe("An agent's name, or `verifier`."),
	model: z.string().describe("The model's id."),
	state: z.enum(["complete", "partial", "failed"]),
	findings: count.describe("Handed in, before they were checked and merged; of the verifier, looked at."),
	refuted: count.describe(
		"Of its findings, shown wrong by the verifier or another agent; of the verifier, what it refuted.",
	),
	calls: count,
	toolCalls: count,
	dollars,
	usage: z
		.strictObject({
			inputTokens: count.describe("Read at full price."),
			outputTokens: count.describe("Thinking included."),
			cacheReadTokens: count,
			cacheWriteTokens: count,
			cacheWriteHourTokens: count.describe("The part of `cacheWriteTokens` that is kept for an hour."),
		})
		.describe("Tokens. The prompts are input, cache reads and cache writes together."),
	durationMs: z.number().min(0),
});

/** What the model was asked, what it wrote beside its findings, and what it took. */
export const modelUseSchema = z.strictObject({
	runs: z.array(run),
	sections: z
		.array(z.strictObject({ agent: z.string(), section: z.string(), text: z.string() }))
		.describe("Prose of the agents' reports."),
	notRead: z.array(z.string()).describe("Changed code that the rules saw and no agent was shown, with the reason."),
	dollars,
});
