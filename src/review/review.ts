/** The story of one review, from a change to what is said about it. */

import { chooseAgents } from "../agents/choose-agents.ts";
import { includedPaths } from "../agents/path-filter.ts";
import { buildProfile } from "../change/build-profile.ts";
import type { Profile } from "../change/profile.ts";
import type { RawFinding } from "../findings/finding.ts";
import { reviewWithRules } from "../rules/review-with-rules.ts";
import type { ReviewedFile } from "../rules/reviewed-file.ts";
import type { ReviewRequest } from "./request.ts";
import type { ReviewResult } from "./result.ts";
import { type Selection, selectFiles } from "./select-files.ts";
import { settleFindings } from "./settle-findings.ts";
import { tell } from "./tell.ts";
import type { ReviewWorld } from "./world.ts";

/** Never throws for what the change or the repository holds: that ends in the verdict. */
export async function review(request: ReviewRequest, world: ReviewWorld): Promise<ReviewResult> {
	const { change, configuration } = request;
	const started = world.now();
	const selection = await selectFiles(change, world.readHead, includedPaths(configuration.paths));
	const headText = new Map(selection.files.map(({ file, text }) => [file.path, text]));
	const isOn = (ruleId: string): boolean => configuration.rules[ruleId]?.enabled ?? true;
	world.progress(`reviewing ${selection.files.length} files`);
	// The rules run in another process: the agents are chosen meanwhile, and the parser starts.
	const [rules, { relevant, assignments }] = await Promise.all([
		reviewWithRules(selection.files, { ...world, isOn }),
		choose(request, selection, headText),
		world.syntax.prepare(),
	]);
	world.progress(`settling ${rules.findings.length} matches`);
	const settled = await settleFindings(rules.findings.filter(belongsTo(request.only)), request, headText, world);
	return tell({ request, selection, relevant, assignments, rules, settled, durationMs: world.now() - started });
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
