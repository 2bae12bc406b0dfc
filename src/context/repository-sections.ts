/** The sections that come from people and not from the code. */

import { pathFilter } from "../agents/path-filter.ts";
import type { ContextSection } from "./agent-context.ts";
import type { ContextRequest } from "./context-request.ts";
import { GUIDELINE_CHARACTERS, INSTRUCTION_CHARACTERS, PULL_REQUEST_CHARACTERS } from "./limits.ts";
import { section } from "./section.ts";
import { showProse } from "./show-prose.ts";
import type { OptionalSection } from "./take-sections.ts";

export function pullRequestSection({ pullRequest }: ContextRequest): readonly ContextSection[] {
	if (!pullRequest) return [];
	const text = `${pullRequest.title}\n\n${pullRequest.body}`;
	return section("pull-request", "What the pull request says that it does", showProse(text, PULL_REQUEST_CHARACTERS));
}

/** Of the configuration, for those of its paths that are reviewed here. */
export function instructionsSection(request: ContextRequest, files: readonly string[]): readonly ContextSection[] {
	const fitting = request.instructions.filter(({ paths }) => files.some(pathFilter(paths)));
	const text = fitting.map((one) => `For ${one.paths.join(", ")}:\n${one.text.trim()}`).join("\n\n");
	return section("instructions", "What the repository asks of reviews here", showProse(text, INSTRUCTION_CHARACTERS));
}

/** What is known of the system; the questions that nobody has answered are for the task, which offers them. */
export function systemSection({ constraints }: ContextRequest): readonly ContextSection[] {
	const known = Object.entries(constraints).map(([key, value]) => `${key}: ${value}`);
	return section("system", "What is known of the system", known.join("\n"));
}

export function guidelineSection({ guidelines }: ContextRequest): OptionalSection {
	const parts = guidelines.map(({ path, text }) => `${path}:\n${showProse(text, GUIDELINE_CHARACTERS)}`);
	return { kind: "guidelines", title: "The repository's own guidelines, from before the change", parts };
}
