/** The form of `.github/gregor.yml`, in the file's own spelling. Strict: an unknown key is a mistake, never ignored. */

import { z } from "zod";
import { CONSTRAINT_KEYS, CONSTRAINTS, type ConstraintKey } from "./constraints.ts";
import { DEFAULTS } from "./defaults.ts";
import { EFFORTS, THINKING } from "./model-settings.ts";
import { PRIORITIES } from "./priority.ts";

const { limits, reviews } = DEFAULTS;

const name = z.string().min(1);
const names = (about: string) => z.array(name).describe(about).optional();

/** A glob over paths from the repository's root, as picomatch reads it; a leading `/` or `./` would never match. */
const glob = z
	.string()
	.min(1)
	.regex(/^(?!\.?\/)/, { error: "is a path from the repository's root: leave out the `/` or `./` at its start" });
const globs = z.array(glob).min(1);

const priority = z.enum(PRIORITIES);

const ruleSetting = z.union([
	z.enum(["on", "off"]),
	z.boolean(),
	z.strictObject({
		enabled: z.boolean().describe("False switches the rule off. Default: true.").optional(),
		priority: priority.describe("The priority of its findings, in place of the rule's own.").optional(),
	}),
]);

const count = (about: string, least: number, most: number, fallback: number) =>
	z.int().min(least).max(most).describe(`${about} Default: ${fallback}.`).optional();
const share = (about: string, fallback: number) =>
	z.number().min(0).max(1).describe(`${about} Default: ${fallback}.`).optional();

const agentsSchema = z.strictObject({
	off: names("Agents that never review."),
	on: names("Agents that always review, whatever the change is about."),
	paths: z
		.array(z.strictObject({ paths: globs.describe("Globs."), agents: z.array(name).min(1) }))
		.describe("Agents that review whenever one of these paths changes.")
		.optional(),
});

const limitsSchema = z.strictObject({
	inline_findings: count("The most inline comments a review makes; the rest is listed.", 0, 100, limits.inlineFindings),
	findings_per_rule: count("The most inline comments that one rule makes.", 1, 100, limits.findingsPerRule),
	inline_confidence: share("Findings at least this sure (0 to 1) become inline comments.", limits.inlineConfidence),
	listed_confidence: share(
		"Findings at least this sure (0 to 1) are listed; others are dropped.",
		limits.listedConfidence,
	),
	file_bytes: count("Bytes of one file before it is skipped or split.", 1_000, 1_000_000, limits.fileBytes),
	diff_bytes: count("Bytes of diff before a change is split into batches.", 1_000, 10_000_000, limits.diffBytes),
});

const constraint = (about: string) =>
	z
		.union([z.string().min(1).max(1_000), z.number()])
		.describe(about)
		.optional();

const constraintsSchema = z.strictObject(
	Object.fromEntries(CONSTRAINT_KEYS.map((key) => [key, constraint(CONSTRAINTS[key])])) as Record<
		ConstraintKey,
		ReturnType<typeof constraint>
	>,
);

const reviewsSchema = z.strictObject({
	drafts: z.boolean().describe("Review draft pull requests. Default: false.").optional(),
	bots: z.boolean().describe("Review pull requests that bots open. Default: false.").optional(),
	pause_after: count("Automatic reviews of one pull request pause after so many pushes.", 1, 1_000, reviews.pauseAfter),
});

const modelName = (about: string) => z.string().min(1).max(200).describe(about).optional();

const limit = (about: string) =>
	z
		.strictObject({
			dollars: z.number().min(0).describe("US dollars, by Gregor's price table.").optional(),
			tokens: z.int().min(0).describe("Tokens read and written, cached ones included.").optional(),
		})
		.describe(about)
		.optional();

const modelSchema = z.strictObject({
	enabled: z.boolean().describe("False: only the rules review. Default: true, where there is a key.").optional(),
	use: modelName("For every agent, whatever its file says: opus, sonnet, haiku, or a model's id."),
	default: modelName("For agents whose file names no model. Default: opus."),
	verifier: modelName("Tries to refute each finding before it is posted. Default: sonnet."),
	effort: z.enum(EFFORTS).describe("How much the models think and write. Default: the model's own.").optional(),
	thinking: z.enum(THINKING).describe("Default: the model's own.").optional(),
	budget: z
		.strictObject({
			run: limit("One review. Default: 5 dollars."),
			pull_request: limit("All reviews of one pull request. Default: 25 dollars."),
			repository: limit("All reviews of this repository in one day, UTC."),
		})
		.describe("What may be spent; the server's operator may allow less.")
		.optional(),
});

export const fileSchema = z.strictObject({
	reviews: reviewsSchema.describe("Which pull requests are reviewed by themselves.").optional(),
	agents: agentsSchema.describe("Which agents review.").optional(),
	paths: z
		.strictObject({
			include: z.array(glob).describe("Review only files that match one of these; empty: all.").optional(),
			exclude: z.array(glob).describe("Never review files that match one of these.").optional(),
		})
		.describe("Which files are reviewed.")
		.optional(),
	rules: z.record(z.string(), ruleSetting).describe("Rules by id: on, off, or another priority.").optional(),
	instructions: z
		.array(z.strictObject({ paths: globs.describe("Globs."), text: z.string().min(1).max(8_000) }))
		.describe("What reviewers of these files should know or look for, in your own words.")
		.optional(),
	limits: limitsSchema.describe("How much a review says, and how much it reads.").optional(),
	constraints: constraintsSchema.describe("What the system must do: it answers the agents' questions.").optional(),
	model: modelSchema.describe("How Claude is asked, where there is a key.").optional(),
	fail_on: z
		.enum([...PRIORITIES, "never"])
		.describe("The lowest priority that makes a review fail. Default: never.")
		.optional(),
});

/** The file as it parses, before the defaults. */
export type ConfigurationFile = z.infer<typeof fileSchema>;
