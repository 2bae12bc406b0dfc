/** A case with known defects, asked as a review would ask it: the questions to the agents, without sending them. */

import { readFile } from "node:fs/promises";
import type { Agent } from "../../src/agents/agent.ts";
import type { ChangeSet, ObjectId, ReadFile } from "../../src/change/change-set.ts";
import { parseChange } from "../../src/change/parse-change.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import { type EvaluationCase, readCases } from "../../src/evaluation/case.ts";
import { openRepository, type Repository } from "../../src/git/open-repository.ts";
import type { ModelWorld } from "../../src/review/agents/model-world.ts";
import type { Preparation } from "../../src/review/agents/prepare-questions.ts";
import { previewQuestions } from "../../src/review/review.ts";
import { NO_OWN_RULES } from "../../src/rules/own-rules.ts";
import { openRuleBook } from "../../src/rules/rule-book.ts";
import { openModel } from "../../src/settings/open-model.ts";
import type { Syntax } from "../../src/syntax/open-syntax.ts";
import { scan } from "../../src/syntax/scan/scan.ts";

export interface CaseWorld {
	/** Path of a repository, with `{owner}` and `{name}`. */
	readonly repositories: string;
	readonly agents: readonly Agent[];
	readonly syntax: Syntax;
	/** False: agents are handed no findings and hints of the rules. */
	readonly withRules: boolean;
}

export interface OpenCase extends Preparation {
	readonly change: ChangeSet;
	readonly readBase: ReadFile;
	readonly readHead: ReadFile;
}

/** A constant, so that two prints of a case can be compared. Nothing is sent, so nobody need be kept from guessing. */
const NONCE_SECRET = "measured, and never sent";

/** Files of cases, one JSON object a line. */
export async function readCaseFiles(files: readonly string[]): Promise<EvaluationCase[]> {
	return (await Promise.all(files.map(async (file) => readCases(await readFile(file, "utf8"), file)))).flat();
}

/** The repository's files can be read until `use` is done. The pull request says nothing: a title and no body. */
export async function withCase<Result>(
	one: EvaluationCase,
	world: CaseWorld,
	use: (opened: OpenCase) => Promise<Result>,
): Promise<Result> {
	const [owner = "", name = ""] = one.repo.split("/");
	const repository = await openRepository(world.repositories.replaceAll("{owner}", owner).replaceAll("{name}", name));
	const [base, head] = [one.base as ObjectId, one.head as ObjectId];
	const { patch, cut } = await repository.diff(base, head);
	const [headFiles, baseFiles] = [repository.readAt(head), repository.readAt(base)];
	try {
		const change: ChangeSet = { base, head, ...parseChange(patch, { cut }) };
		const { agents, syntax } = world;
		const preparation = await previewQuestions(
			{ change, configuration: configurationOf(world), agents, pullRequest: { title: "Change", body: "" } },
			{
				readHead: headFiles.read,
				book: BOOK,
				own: NO_OWN_RULES,
				scan,
				syntax,
				progress: () => {},
				now: () => performance.now(),
			},
			unaskedModel(repository, head, baseFiles.read),
		);
		return await use({ ...preparation, change, readBase: baseFiles.read, readHead: headFiles.read });
	} finally {
		await Promise.all([headFiles.close(), baseFiles.close()]);
	}
}

const BOOK = openRuleBook();

function configurationOf({ withRules }: CaseWorld) {
	if (withRules) return DEFAULTS;
	return { ...DEFAULTS, rules: Object.fromEntries(BOOK.ids.map((id) => [id, { enabled: false }])) };
}

function unaskedModel(repository: Repository, head: ObjectId, readBase: ReadFile): ModelWorld {
	const unasked = () => Promise.reject(new Error("No model is asked here."));
	return openModel({
		client: { send: unasked, countTokens: unasked },
		environment: { names: {}, budget: {} },
		settings: DEFAULTS.model,
		scope: "measured",
		nonceSecret: NONCE_SECRET,
		repository,
		head,
		readBase,
		signal: new AbortController().signal,
		onProgress: () => {},
	});
}
