/** The story of one review, from a change to what is said about it. */

import { chooseAgents } from "../agents/choose-agents.ts";
import { includedPaths } from "../agents/path-filter.ts";
import { buildProfile } from "../change/build-profile.ts";
import type { Profile } from "../change/profile.ts";
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
	const symbols = request.agents.flatMap((agent) => agent.review?.applies.symbols ?? []);
	const profile = buildProfile(change, { heads: headText, symbols });
	const relevant = relevantFiles(selection, profile);
	const assignments = chooseAgents(profile, request.agents, configuration, {
		files: relevant.map(({ file }) => file.path),
		...(request.only && { only: request.only }),
	});
	world.progress(`reviewing ${relevant.length} files`);
	const isOn = (ruleId: string): boolean => configuration.rules[ruleId]?.enabled ?? true;
	const rules = await reviewWithRules(relevant, { ...world, isOn });
	world.progress(`settling ${rules.findings.length} matches`);
	const settled = await settleFindings(rules.findings, request, headText, world);
	return tell({ request, selection, relevant, assignments, rules, settled, durationMs: world.now() - started });
}

/** Files with a signal: those that have to do with Rust or Kafka. */
function relevantFiles(selection: Selection, profile: Profile): readonly ReviewedFile[] {
	const signalled = new Set(profile.signals.map((signal) => signal.path));
	return selection.files.filter(({ file }) => signalled.has(file.path));
}
