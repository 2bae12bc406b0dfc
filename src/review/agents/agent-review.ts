/** The agents' part of a review: what they are shown, what they found, and what a second look leaves of it. */

import type { Assignment } from "../../agents/agent.ts";
import type { ContextRequest } from "../../context/context-request.ts";
import { DEFAULT_BUDGET_TOKENS } from "../../context/limits.ts";
import { readGuidelines } from "../../context/read-guidelines.ts";
import type { Finding, Fingerprint, RawFinding } from "../../findings/finding.ts";
import { readHeadFile } from "../../findings/head-file.ts";
import type { Judge, Judged } from "../../findings/judge.ts";
import { movedFinding, standingOf } from "../../findings/said.ts";
import type { Settled } from "../../findings/settle.ts";
import type { ReviewedFile } from "../../rules/reviewed-file.ts";
import { describeFiles } from "../describe-files.ts";
import type { ReviewRequest } from "../request.ts";
import type { ReviewWorld } from "../world.ts";
import { type Answered, askAgents } from "./ask-agents.ts";
import { confirmedHints } from "./confirmed-hints.ts";
import { heedVerdicts } from "./heed-verdicts.ts";
import type { ModelWorld } from "./model-world.ts";
import { type Preparation, prepareQuestions } from "./prepare-questions.ts";
import { type Verified, verify } from "./verify.ts";

export interface AgentReview {
	readonly findings: readonly RawFinding[];
	readonly answered: readonly Answered[];
	readonly notRead: readonly string[];
	/** To settle all findings with, the rules' too. */
	readonly judge: Judge;
	/** What the verifier did; `undefined` before `judge` ran, or where nothing was to be verified. */
	readonly verified: () => Verified | undefined;
}

export interface AgentMaterial {
	readonly request: ReviewRequest;
	readonly assignments: readonly Assignment[];
	/** Files that have to do with Rust or Kafka. */
	readonly relevant: readonly ReviewedFile[];
	readonly headText: ReadonlyMap<string, string>;
	/** What the rules match, hints included. */
	readonly matches: readonly RawFinding[];
	/** What the rules found, settled on their own: evidence for the agents. */
	readonly rules: Settled;
}

export async function reviewWithAgents(
	material: AgentMaterial,
	world: ReviewWorld,
	model: ModelWorld,
): Promise<AgentReview> {
	const { request, headText } = material;
	const { items, preparation } = await prepareReview(material, world, model);
	const answered = await askAgents(preparation.questions, model);
	const posting = material.matches.filter(({ report }) => report === "post");
	const postingRules = new Set(posting.map(({ source }) => source));
	let verified: Verified | undefined;
	const judge: Judge = async (ranked) => {
		const heeded = heedVerdicts(ranked, answered);
		const { inlineConfidence } = request.configuration.limits;
		const isSure = ({ confidence }: { confidence: number }) => confidence >= inlineConfidence;
		const sure = heeded.findings.filter(isSure);
		// Where no agent answered, nobody has read the code, and the rules stand as they do without a key.
		if (sure.length === 0 || answered.every(({ outcome }) => outcome.state === "failed")) {
			return { ...withoutMinor(heeded.findings, heeded.minor), refuted: heeded.refuted };
		}
		verified = await verify(sure, { request, answered, headText, items, postingRules }, model);
		const { doubtful, refuted } = verified.judged;
		const stands = { kept: verified.judged.kept, doubtful: [] };
		const told = verified.outcome.failure ? withoutMinor(stands.kept, heeded.minor) : stands;
		return {
			kept: [...told.kept, ...heeded.findings.filter((finding) => !isSure(finding))],
			doubtful: [...doubtful, ...told.doubtful],
			refuted: [...heeded.refuted, ...refuted],
		};
	};
	return {
		findings: [...answered.flatMap(({ outcome }) => outcome.findings), ...confirmedHints(material.matches, answered)],
		answered,
		notRead: preparation.notRead,
		judge,
		verified: () => verified,
	};
}

/** Where nobody verifies, an agent's word that it is minor is the last. */
function withoutMinor(findings: readonly Finding[], minor: ReadonlySet<Fingerprint>): Omit<Judged, "refuted"> {
	return {
		kept: findings.filter(({ fingerprint }) => !minor.has(fingerprint)),
		doubtful: findings.filter(({ fingerprint }) => minor.has(fingerprint)),
	};
}

/** What the agents would be asked, without asking. */
export async function prepareReview(
	{ request, assignments, relevant, headText, rules }: AgentMaterial,
	world: ReviewWorld,
	model: ModelWorld,
) {
	const paths = relevant.map(({ file }) => file.path);
	const items = await describeFiles(paths, headText, world.syntax);
	const { instructions, constraints } = request.configuration;
	const material: ContextRequest = {
		change: request.change,
		headText,
		items,
		readHead: world.readHead,
		grep: model.grep,
		describe: world.syntax.describe,
		staticFindings: [...rules.findings, ...rules.listed],
		hints: rules.hints,
		said: saidHere(request, headText),
		...(request.pullRequest && { pullRequest: request.pullRequest }),
		guidelines: await readGuidelines(paths, model.readBase),
		instructions,
		constraints,
		budgetTokens: DEFAULT_BUDGET_TOKENS,
	};
	const preparation: Preparation = await prepareQuestions(assignments, paths, request, material, model);
	return { items, preparation };
}

/** What was said before and still stands, at its present lines; dismissed things too, or they come again reworded. */
function saidHere({ said = [], change }: ReviewRequest, headText: ReadonlyMap<string, string>): readonly Finding[] {
	const files = new Map(change.files.map((file) => [file.path, file]));
	const headOf = (path: string) => {
		const file = files.get(path);
		return file?.kind === "text" ? readHeadFile(file, headText.get(path), []) : undefined;
	};
	return standingOf(said, headOf).map(movedFinding);
}
