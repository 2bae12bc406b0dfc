/** The form of `--format json`. New fields may come with any version; a changed or removed one raises `schemaVersion`. */

import { z } from "zod";
import { PRIORITIES } from "../../config/priority.ts";
import { LEVELS } from "../../findings/finding.ts";
import { modelUseSchema } from "./model-schema.ts";

export const REVIEW_SCHEMA_VERSION = 1;

const line = z.int().min(1);
const confidence = z.number().min(0).max(1);
const priority = z.enum(PRIORITIES);
const objectId = z.string().nullable();

const location = {
	path: z.string().describe("From the repository's root, with `/`."),
	startLine: line.describe("1-based, in head."),
	endLine: line.describe("1-based and inclusive, in head."),
};

const estimate = z.strictObject({
	level: z.enum(LEVELS),
	because: z.string().describe("The reasoning; empty where the level speaks for itself."),
});

const finding = z.strictObject({
	source: z.string().describe("The rule id or agent name that first found it."),
	sources: z.array(z.string()).describe("All who found it, `source` first."),
	agent: z.string().describe("The expert agent that it belongs to."),
	issueClass: z.string(),
	...location,
	snippet: z.string().describe("The head lines that it is about."),
	enclosingItem: z.string().describe("The innermost named item around it; empty at file level."),
	title: z.string(),
	problem: z.string().describe("Why it is a problem here, with the input or load that makes it hurt."),
	recommendation: z.string(),
	suggestion: z.string().nullable().describe("Replacement for exactly these lines; empty text deletes them."),
	measure: z.string().nullable().describe("How to prove it."),
	tradeoff: z.string().nullable().describe("What the recommendation costs."),
	priority,
	gain: estimate,
	complexity: estimate,
	maintenance: estimate,
	risk: estimate,
	confidence,
	alsoAt: z.array(z.strictObject(location)).describe("Further places with the same cause."),
	related: z
		.array(z.strictObject({ source: z.string(), title: z.string(), problem: z.string(), recommendation: z.string() }))
		.describe("What others say of the same cause in other words."),
	references: z.array(z.string()),
	fingerprint: z.string().describe("Its identity across pushes: 16 hex digits, made without line numbers."),
});

const agent = z.strictObject({
	name: z.string(),
	reason: z.string().describe("Why it was chosen, in one sentence with path and line."),
	files: z.array(z.string()),
	sections: z.array(z.strictObject({ title: z.string(), priorities: z.array(priority) })),
});

const hint = z.strictObject({
	source: z.string(),
	agent: z.string(),
	...location,
	title: z.string(),
	problem: z.string(),
	priority,
	confidence,
});

const notice = z.strictObject({
	level: z.enum(["warning", "error"]),
	message: z.string(),
	file: z.string().nullable(),
	line: line.nullable(),
	column: line.nullable(),
});

export const reviewSchema = z.strictObject({
	schemaVersion: z.literal(REVIEW_SCHEMA_VERSION),
	tool: z.strictObject({ name: z.literal("gregor"), version: z.string() }),
	verdict: z.strictObject({
		conclusion: z
			.enum(["clean", "findings", "nothing-to-review", "incomplete"])
			.describe("`incomplete`: something failed or was skipped; no finding is then no all-clear."),
		sentence: z.string(),
		failed: z.boolean().describe("A finding stands at or over the priority to fail on."),
	}),
	change: z.strictObject({
		base: objectId.describe("The merge base; null for a root commit or a bare diff."),
		head: objectId.describe("The commit or tree under review; null for a bare diff."),
		files: z.int().min(0),
		addedLines: z.int().min(0),
	}),
	agents: z.array(agent),
	findings: z.array(finding).describe("Worth a comment: ranked, capped."),
	listed: z.array(finding).describe("True, but for the summary only."),
	refuted: z
		.array(
			z.strictObject({
				finding,
				by: z.string().describe("An agent's name, or `verifier`."),
				reason: z.string(),
			}),
		)
		.describe("Not told on its own, because an agent or the verifier showed it wrong."),
	hints: z.array(hint).describe("Matches of rules that are evidence for an agent, and no comments."),
	questions: z.array(
		z.strictObject({
			key: z
				.string()
				.describe("`constraints.KEY` of the configuration answers it, where the configuration knows such a key."),
			question: z.string(),
			agents: z.array(z.string()),
		}),
	),
	coverage: z.strictObject({
		reviewed: z.array(z.string()),
		skipped: z.array(z.strictObject({ path: z.string(), reason: z.string() })),
	}),
	notices: z.array(notice),
	leftOut: z.record(z.string(), z.int().min(0)).describe("How many findings were left out, by reason."),
	rulesRun: z.int().min(0),
	model: modelUseSchema
		.nullable()
		.describe("What the model was asked and what it took; null where only the rules reviewed."),
	durationMs: z.number().min(0),
});

export type JsonReview = z.infer<typeof reviewSchema>;
