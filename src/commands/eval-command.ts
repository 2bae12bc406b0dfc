/** `gregor eval`: runs the reviewers on cases with known defects, and says what they found. */

import { readFile } from "node:fs/promises";
import type { ChangeSet, ObjectId } from "../change/change-set.ts";
import { parseChange } from "../change/parse-change.ts";
import { DEFAULTS } from "../config/defaults.ts";
import { type EvaluationCase, readCases } from "../evaluation/case.ts";
import { printCase, printSummary } from "../evaluation/print-summary.ts";
import { said } from "../evaluation/said.ts";
import { type CaseScore, scoreCase } from "../evaluation/score.ts";
import { summarise } from "../evaluation/summarise.ts";
import { openRepository } from "../git/open-repository.ts";
import type { ModelClient } from "../model/model-client.ts";
import type { ReviewResult } from "../review/result.ts";
import { NO_OWN_RULES } from "../rules/own-rules.ts";
import { openRuleBook } from "../rules/rule-book.ts";
import { builtInAgents, type Settings } from "../settings/read-settings.ts";
import { UsageError } from "../settings/usage-error.ts";
import { type AnswerOptions, evaluatedModel, openAnswers } from "./eval-model.ts";
import { openProgress } from "./progress.ts";
import { openSides } from "./read-range.ts";
import { runReview } from "./run-review.ts";

export interface EvalOptions extends AnswerOptions {
	/** With `{owner}` and `{name}` where the case's repository goes. */
	readonly repos: string;
	readonly format: "terminal" | "json";
	readonly show?: string;
	readonly jobs: number;
}

export async function evalCommand(file: string, options: EvalOptions): Promise<void> {
	const cases = chosenCases(readCases(await readText(file), file), options.show, file);
	const settings = await neutralSettings();
	const answers = await openAnswers(options);
	const progress = openProgress(process.stderr);
	const scores = await inParallel(cases, options.jobs, async (one, index) => {
		progress.say(`${index + 1} of ${cases.length}: ${one.id}`);
		return runCase(one, { pattern: options.repos, settings, answers });
	});
	progress.end();
	const summary = summarise(scores);
	if (options.format === "json") console.log(JSON.stringify({ summary, cases: scores }, undefined, 2));
	else console.log(options.show === undefined ? printSummary(summary) : scores.map(printCase).join("\n"));
}

function chosenCases(cases: EvaluationCase[], id: string | undefined, file: string): EvaluationCase[] {
	const chosen = id === undefined ? cases : cases.filter((one) => one.id === id);
	if (chosen.length === 0) throw new UsageError(`${file} holds no case${id ? ` ${id}` : ""}.`);
	return chosen;
}

/** The built-in agents and rules with the default configuration: what a repository has set for itself does not count. */
async function neutralSettings(): Promise<Settings> {
	const agents = await builtInAgents();
	return {
		configuration: DEFAULTS,
		hasConfiguration: false,
		agents,
		book: openRuleBook(),
		own: NO_OWN_RULES,
		notices: [],
	};
}

interface CaseWorld {
	readonly pattern: string;
	readonly settings: Settings;
	/** Absent: only the rules review. */
	readonly answers: ModelClient | undefined;
}

async function runCase(one: EvaluationCase, world: CaseWorld): Promise<CaseScore> {
	const started = performance.now();
	try {
		const result = await reviewCase(one, world);
		return scoreCase(one, said(result, world.settings.book), performance.now() - started);
	} catch (error) {
		return { ...scoreCase(one, [], performance.now() - started), failure: (error as Error).message };
	}
}

async function reviewCase(one: EvaluationCase, { pattern, settings, answers }: CaseWorld): Promise<ReviewResult> {
	const [owner = "", name = ""] = one.repo.split("/");
	const repository = await openRepository(pattern.replaceAll("{owner}", owner).replaceAll("{name}", name));
	const base = one.base as ObjectId;
	const head = one.head as ObjectId;
	const { patch, cut } = await repository.diff(base, head);
	const sides = openSides(repository, base, head);
	try {
		const change: ChangeSet = { base, head, ...parseChange(patch, { cut }) };
		const model = answers && evaluatedModel(answers, { settings, repository, head, readBase: sides.readBase });
		return await runReview({
			range: { change, readHead: sides.readHead },
			settings,
			// the author's own words may give the answer away
			pullRequest: { title: "Change", body: "" },
			progress: () => {},
			...(model && { model }),
		});
	} finally {
		await sides.close();
	}
}

async function readText(file: string): Promise<string> {
	return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
		throw new UsageError(`The cases ${file} cannot be read (${error.code}).`);
	});
}

async function inParallel<In, Out>(
	all: readonly In[],
	jobs: number,
	run: (one: In, index: number) => Promise<Out>,
): Promise<Out[]> {
	const results: Out[] = [];
	const queue = all.entries();
	const worker = async () => {
		for (const [index, one] of queue) results[index] = await run(one, index);
	};
	await Promise.all(Array.from({ length: jobs }, worker));
	return results;
}
