/**
 * Compares on cases with known defects the tokens of Gregor's prompts with those of pr-agent's review prompt, a general
 * reviewer's, and which of them show the defective lines. Prints rows of a table.
 *
 *     node scripts/compare-prompts.ts CASES.jsonl... --repos PATTERN --pr-agent DIRECTORY
 *
 * PATTERN is the path of a repository, with `{owner}` and `{name}`. DIRECTORY is a checkout of pr-agent: its template and
 * its defaults are read from there. Needs `python3` with jinja2, to fill the template. Each file of cases is one set.
 */

import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { EvaluationCase } from "../src/evaluation/case.ts";
import { builtInAgents } from "../src/settings/read-settings.ts";
import { openSyntax, type Syntax } from "../src/syntax/open-syntax.ts";
import { buildReviewerPrompt } from "./compare/reviewer-prompt.ts";
import { type ReviewerSetup, readReviewerSetup } from "./compare/reviewer-setup.ts";
import { type CaseWorld, type OpenCase, readCaseFiles, withCase } from "./support/open-case.ts";
import { itemsOf, type Seen, seeDefect, seeDefects } from "./support/see-defect.ts";
import { sentTokens } from "./support/sent-tokens.ts";
import { spread } from "./support/spread.ts";

type Compared = Awaited<ReturnType<typeof compareCase>>;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		repos: { type: "string", default: "repos/{owner}/{name}" },
		"pr-agent": { type: "string" },
	},
});

async function main(): Promise<void> {
	if (positionals.length === 0 || values["pr-agent"] === undefined) {
		throw new Error("Name files of cases, and with --pr-agent the directory of a checkout of pr-agent.");
	}
	const setup = await readReviewerSetup(values["pr-agent"]);
	const syntax = openSyntax();
	const world: CaseWorld = {
		repositories: values.repos,
		agents: await builtInAgents(),
		syntax,
		withRules: true,
	};
	try {
		console.log("| cases | prompt | tokens: median, 90 %, max | of pr-agent's median | defective lines | item whole |");
		console.log("|---|---|---|---|---|---|");
		for (const file of positionals) await compareSet(file, world, setup);
	} finally {
		await syntax.close();
	}
}

async function compareSet(file: string, world: CaseWorld, setup: ReviewerSetup): Promise<void> {
	const compared: Compared[] = [];
	for (const one of await readCaseFiles([file])) {
		compared.push(await withCase(one, world, (opened) => compareCase(one, opened, world.syntax, setup)));
	}
	printRows(`${basename(file, ".jsonl")} (${compared.length})`, compared);
	printNotes(compared);
}

async function compareCase(one: EvaluationCase, opened: OpenCase, syntax: Syntax, setup: ReviewerSetup) {
	const { tokens, fixedTokens, diff } = await buildReviewerPrompt(opened, setup);
	const items = await itemsOf(one.defects, opened.readHead, syntax);
	return {
		prompts: sentTokens(opened.questions),
		seen: await seeDefects(one.defects, opened, syntax),
		reviewerTokens: tokens,
		reviewerFixedTokens: fixedTokens,
		reviewerSeen: one.defects.map((defect) =>
			seeDefect(defect, [diff.lines.get(defect.path) ?? new Set()], items.get(defect.path) ?? []),
		),
		isPruned: diff.isPruned,
	};
}

function printRows(set: string, compared: readonly Compared[]): void {
	const theirs = compared.map(({ reviewerTokens }) => reviewerTokens);
	const seen = compared.flatMap((one) => one.seen);
	const row = (title: string, figures: readonly number[], defects?: readonly Seen[]) => {
		const { median, ninety, max } = spread(figures);
		const ratio = (median / spread(theirs).median).toFixed(2);
		const tokens = [median, ninety, max].map((figure) => figure.toLocaleString("en")).join(" / ");
		console.log(`| ${[set, title, tokens, ratio, ...shareSeen(defects)].join(" | ")} |`);
	};
	const all = (prompt: Compared) => prompt.prompts.reduce((sum, { tokens }) => sum + tokens, 0);
	row(
		"pr-agent",
		theirs,
		compared.flatMap(({ reviewerSeen }) => reviewerSeen),
	);
	row(
		"Gregor, one agent",
		compared.flatMap(({ prompts }) => prompts.map(({ tokens }) => tokens)),
	);
	row("Gregor, all chosen agents", compared.map(all), seen);
	row(
		"the same, what is cached once",
		compared.map((one) => all(one) - fromCache(one)),
	);
}

/** Tokens that calls of a case can read from what earlier ones of the same model have written. */
function fromCache({ prompts }: Compared): number {
	return prompts.reduce((sum, { cachedTokens }) => sum + cachedTokens, 0);
}

function shareSeen(defects: readonly Seen[] | undefined): readonly string[] {
	if (!defects) return ["", ""];
	const counts = [defects.filter(({ line }) => line), defects.filter(({ item }) => item === "whole")];
	return counts.map(({ length }) => `${length} of ${defects.length}`);
}

function printNotes(compared: readonly Compared[]): void {
	const prompts = compared.flatMap((one) => one.prompts);
	const without = [
		`pr-agent ${median(compared.map((one) => one.reviewerFixedTokens))}`,
		`Gregor ${median(prompts.map(({ fixedTokens }) => fixedTokens))}`,
		`of which shared by agents ${median(prompts.map(({ sharedTokens }) => sharedTokens))}`,
	];
	console.error(`tokens without a change, median: ${without.join(", ")}`);
	console.error(
		`Gregor's prompts: ${prompts.length}, median a case ${median(compared.map((one) => one.prompts.length))}`,
	);
	console.error(`changes that pr-agent does not show whole: ${compared.filter(({ isPruned }) => isPruned).length}`);
}

const median = (figures: readonly number[]): number => spread(figures).median;

await main();
