/** The other reviewer's own prompt and defaults, read from a tree of its repository; nothing of it is kept here. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";

const configurationSchema = z.object({
	config: z.object({
		max_model_tokens: z.number(),
		allow_dynamic_context: z.boolean(),
		max_extra_lines_before_dynamic_context: z.number(),
		patch_extra_lines_before: z.number(),
		patch_extra_lines_after: z.number(),
		patch_extension_skip_types: z.array(z.string()),
		repo_context_files: z.array(z.string()),
		repo_context_max_lines: z.number(),
		duplicate_prompt_examples: z.boolean(),
	}),
	pr_reviewer: z.record(z.string(), z.unknown()),
});
const promptSchema = z.object({ pr_review_prompt: z.object({ system: z.string(), user: z.string() }) });
const endingsSchema = z.object({ bad_extensions: z.object({ default: z.array(z.string()) }) });
const ignoreSchema = z.object({ ignore: z.object({ glob: z.array(z.string()) }) });

export type ReviewerConfiguration = z.infer<typeof configurationSchema>["config"];

export interface ReviewerSetup {
	readonly config: ReviewerConfiguration;
	/** Switches that the template asks for, such as `require_tests_review`. */
	readonly switches: Readonly<Record<string, unknown>>;
	/** Jinja templates of the system prompt and the message. */
	readonly templates: readonly [string, string];
	/** Endings of files that it leaves out, without the dot, and globs. */
	readonly skippedEndings: readonly string[];
	readonly skippedGlobs: readonly string[];
}

/** @param directory a checkout of pr-agent. Throws when a file is missing or a setting has another form. */
export async function readReviewerSetup(directory: string): Promise<ReviewerSetup> {
	const read = async <Schema extends z.ZodType>(name: string, schema: Schema) =>
		schema.parse(parse(await readFile(join(directory, "pr_agent", "settings", name), "utf8")));
	const configuration = await read("configuration.toml", configurationSchema);
	const { system, user } = (await read("pr_reviewer_prompts.toml", promptSchema)).pr_review_prompt;
	return {
		config: configuration.config,
		switches: configuration.pr_reviewer,
		templates: [system, user],
		skippedEndings: (await read("language_extensions.toml", endingsSchema)).bad_extensions.default,
		skippedGlobs: (await read("ignore.toml", ignoreSchema)).ignore.glob,
	};
}
