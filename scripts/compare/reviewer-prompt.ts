/** The other reviewer's whole prompt for a change: its own template, filled by Jinja, for which it was written. */

import { spawnSync } from "node:child_process";
import type { ChangeSet, ReadFile } from "../../src/change/change-set.ts";
import { estimateTokens } from "../../src/context/estimate-tokens.ts";
import { buildReviewerDiff, type ReviewerDiff } from "./reviewer-diff.ts";
import type { ReviewerSetup } from "./reviewer-setup.ts";

export interface ReviewerPrompt {
	readonly tokens: number;
	/** Of these, what it takes without a diff. */
	readonly fixedTokens: number;
	readonly diff: ReviewerDiff;
}

interface ReviewedChange {
	readonly change: ChangeSet;
	readonly readBase: ReadFile;
	readonly readHead: ReadFile;
}

/** Undefined names are errors, so that a template which asks for more than we give is not rendered too short. */
const PROGRAM = `
import json, sys, jinja2
request = json.load(sys.stdin)
environment = jinja2.Environment(undefined=jinja2.StrictUndefined)
texts = [environment.from_string(one).render(request["variables"]) for one in request["templates"]]
json.dump(texts, sys.stdout)
`;

/** Needs `python3` with jinja2. */
export async function buildReviewerPrompt(reviewed: ReviewedChange, setup: ReviewerSetup): Promise<ReviewerPrompt> {
	const variables = {
		...variablesOf(setup, reviewed.change),
		repo_context: await guidelinesOf(reviewed.readBase, setup),
	};
	const tokensWith = (diff: string) => estimateTokens(render(setup, { ...variables, diff }).join("\n"));
	const fixedTokens = tokensWith("");
	const diff = await buildReviewerDiff(reviewed.change, reviewed, setup, fixedTokens);
	return { tokens: tokensWith(diff.text), fixedTokens, diff };
}

/** A title and no description, as Gregor is given; no tickets, questions or instructions. */
function variablesOf({ config, switches }: ReviewerSetup, change: ChangeSet): Record<string, unknown> {
	const { require_score_review, require_tests_review, ...others } = switches;
	return {
		...others,
		require_score: require_score_review,
		require_tests: require_tests_review,
		duplicate_prompt_examples: config.duplicate_prompt_examples,
		title: "Change",
		branch: "change",
		date: "2026-11-21",
		num_pr_files: change.files.length,
		is_ai_metadata: false,
		related_tickets: [],
		description: "",
		question_str: "",
		answer_str: "",
		skills_context: "",
	};
}

async function guidelinesOf(readBase: ReadFile, { config }: ReviewerSetup): Promise<string> {
	const texts = await Promise.all(config.repo_context_files.map(readBase));
	const lines = texts.flatMap((bytes) => (bytes ? new TextDecoder().decode(bytes).trimEnd().split("\n") : []));
	return lines.slice(0, config.repo_context_max_lines).join("\n");
}

function render({ templates }: ReviewerSetup, variables: Record<string, unknown>): string[] {
	const input = JSON.stringify({ templates, variables });
	const { stdout, stderr, status, error } = spawnSync("python3", ["-c", PROGRAM], { input, encoding: "utf8" });
	if (error || status !== 0) throw new Error(`python3 with jinja2 could not fill the template: ${error ?? stderr}`);
	return JSON.parse(stdout);
}
