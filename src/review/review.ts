/** The story of one review, from a change to what is said about it. */

import { chooseAgents } from "../agents/choose-agents.ts";
import { includedPaths } from "../agents/path-filter.ts";
import { buildProfile } from "../change/build-profile.ts";
import type { Profile } from "../change/profile.ts";
import { type Finding, type Fingerprint, isOfAgent, type RawFinding } from "../findings/finding.ts";
import { reviewWithRules } from "../rules/review-with-rules.ts";
import type { ReviewedFile } from "../rules/reviewed-file.ts";
import { prepareReview, reviewWithAgents } from "./agents/agent-review.ts";
import { repairedIn } from "./agents/heed-verdicts.ts";
import type { ModelWorld } from "./agents/model-world.ts";
import type { Preparation } from "./agents/prepare-questions.ts";
import type { ReviewRequest } from "./request.ts";
import type { ReviewResult } from "./result.ts";
import { type Selection, selectFiles } from "./select-files.ts";
import { settleFindings } from "./settle-findings.ts";
import { tell } from "./tell.ts";
import type { ReviewWorld } from "./world.ts";

/** Never throws for what the change or the repository holds: that ends in the verdict. */
export async function review(request: ReviewRequest, world: ReviewWorld): Promise<ReviewResult> {
	const started = world.now();
	const read = await readChange(request, world);
	const { rules, headText } = read;
	const evidence = await settleFindings(rules.findings, request, headText, world);
	const agents =
		world.model &&
		(await reviewWithAgents({ ...read, request, matches: rules.findings, rules: evidence }, world, world.model));
	world.progress("settling what was found");
	const settled = agents
		? await settleFindings([...rules.findings, ...agents.findings], request, headText, world, agents.judge)
		: evidence;
	const repaired = repairedIn(agents?.answered ?? []);
	const saidBefore = settled.saidBefore.filter((finding) => !isRepaired(finding, repaired));
	return tell({
		...read,
		request,
		settled: { ...settled, saidBefore },
		...(agents && { agents }),
		durationMs: world.now() - started,
	});
}

/** A rule that still matches knows better than any reader. */
function isRepaired(finding: Finding, repaired: ReadonlySet<Fingerprint>): boolean {
	return isOfAgent(finding) && repaired.has(finding.fingerprint);
}

/** What the agents would be asked: the same way up to the moment before the first call. */
export async function previewQuestions(
	request: ReviewRequest,
	world: ReviewWorld,
	model: ModelWorld,
): Promise<Preparation> {
	const read = await readChange(request, world);
	const rules = await settleFindings(read.rules.findings, request, read.headText, world);
	const { preparation } = await prepareReview({ ...read, request, matches: read.rules.findings, rules }, world, model);
	return preparation;
}

/** The files, what the rules match in them, and the agents that fit. */
async function readChange(request: ReviewRequest, world: ReviewWorld) {
	const { change, configuration } = request;
	const selection = await selectFiles(change, world.readHead, includedPaths(configuration.paths));
	const headText = new Map(selection.files.map(({ file, text }) => [file.path, text]));
	const isOn = (ruleId: string): boolean => configuration.rules[ruleId]?.enabled ?? true;
	world.progress(`reviewing ${selection.files.length} files`);
	// The rules run in another process: the agents are chosen meanwhile, and the parser starts.
	const [found, { relevant, assignments }] = await Promise.all([
		reviewWithRules(selection.files, { ...world, isOn }),
		choose(request, selection, headText),
		world.syntax.prepare(),
	]);
	const rules = { ...found, findings: found.findings.filter(belongsTo(request.only)) };
	return { selection, headText, relevant, assignments, rules };
}

function belongsTo(only: readonly string[] | undefined): (finding: RawFinding) => boolean {
	return (finding) => !only?.length || only.includes(finding.agent);
}

async function choose(request: ReviewRequest, selection: Selection, heads: ReadonlyMap<string, string>) {
	const symbols = request.agents.flatMap((agent) => agent.review?.applies.symbols ?? []);
	const profile = buildProfile(request.change, { heads, symbols });
	const relevant = relevantFiles(selection, profile);
	const assignments = chooseAgents(profile, request.agents, request.configuration, {
		files: relevant.map(({ file }) => file.path),
		...(request.only && { only: request.only }),
	});
	return { relevant, assignments };
}

/** Files with a signal: those that have to do with Rust or Kafka. */
function relevantFiles(selection: Selection, profile: Profile): readonly ReviewedFile[] {
	const signalled = new Set(profile.signals.map((signal) => signal.path));
	return selection.files.filter(({ file }) => signalled.has(file.path));
}
