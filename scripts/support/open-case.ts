/** A case with known defects, opened as a review would: the change, the agents chosen for it, and all that they are shown. */

import { readFile } from "node:fs/promises";
import type { Agent, Assignment } from "../../src/agents/agent.ts";
import { chooseAgents } from "../../src/agents/choose-agents.ts";
import { buildProfile } from "../../src/change/build-profile.ts";
import type { ChangeSet, ObjectId, ReadFile } from "../../src/change/change-set.ts";
import { parseChange } from "../../src/change/parse-change.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import type { ContextRequest } from "../../src/context/context-request.ts";
import { DEFAULT_BUDGET_TOKENS } from "../../src/context/limits.ts";
import { readGuidelines } from "../../src/context/read-guidelines.ts";
import { rememberLookups } from "../../src/context/remember-lookups.ts";
import { type EvaluationCase, readCases } from "../../src/evaluation/case.ts";
import { openRepository } from "../../src/git/open-repository.ts";
import { review } from "../../src/review/review.ts";
import { selectFiles } from "../../src/review/select-files.ts";
import { NO_OWN_RULES } from "../../src/rules/own-rules.ts";
import { openRuleBook } from "../../src/rules/rule-book.ts";
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

export interface OpenCase {
	readonly assignments: readonly Assignment[];
	readonly request: ContextRequest;
	readonly readBase: ReadFile;
}

/** Files of cases, one JSON object a line. */
export async function readCaseFiles(files: readonly string[]): Promise<EvaluationCase[]> {
	return (await Promise.all(files.map(async (file) => readCases(await readFile(file, "utf8"), file)))).flat();
}

/** The repository's files can be read until `use` is done. */
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
		const { assignments, relevant, headText } = await assign(change, headFiles.read, world.agents);
		const request = rememberLookups({
			change,
			headText,
			items: await describeAll(relevant, headText, world.syntax),
			readHead: headFiles.read,
			grep: (pattern, options) => repository.grep(head, pattern, options),
			describe: world.syntax.describe,
			...(await evidenceOf(change, headFiles.read, world)),
			pullRequest: { title: "Change", body: "" },
			guidelines: await readGuidelines(relevant, baseFiles.read),
			instructions: [],
			constraints: {},
			budgetTokens: DEFAULT_BUDGET_TOKENS,
		});
		return await use({ assignments, request, readBase: baseFiles.read });
	} finally {
		await Promise.all([headFiles.close(), baseFiles.close()]);
	}
}

async function assign(change: ChangeSet, readHead: ReadFile, agents: readonly Agent[]) {
	const selection = await selectFiles(change, readHead, () => true);
	const headText = new Map(selection.files.map(({ file, text }) => [file.path, text]));
	const profile = buildProfile(change, { heads: headText, symbols: agents.flatMap(symbolsOf) });
	const relevant = [...headText.keys()].filter((path) => profile.signals.some((signal) => signal.path === path));
	return { assignments: chooseAgents(profile, agents, DEFAULTS, { files: relevant }), relevant, headText };
}

const symbolsOf = (agent: Agent): readonly string[] => agent.review?.applies.symbols ?? [];

async function describeAll(paths: readonly string[], texts: ReadonlyMap<string, string>, syntax: Syntax) {
	const rust = paths.filter((path) => path.endsWith(".rs"));
	const described = await syntax.describe(rust.map((path) => ({ path, text: texts.get(path) ?? "" })));
	return new Map([...described].map(([path, one]) => [path, one.kind === "ok" ? one.items : []] as const));
}

/** What the rules alone would hand the agents. */
async function evidenceOf(change: ChangeSet, readHead: ReadFile, { agents, syntax, withRules }: CaseWorld) {
	if (!withRules) return { staticFindings: [], hints: [] };
	const world = { readHead, book: openRuleBook(), own: NO_OWN_RULES, scan, syntax, progress: () => {} };
	const result = await review({ change, configuration: DEFAULTS, agents }, { ...world, now: () => performance.now() });
	return { staticFindings: [...result.findings, ...result.listed], hints: result.hints };
}
