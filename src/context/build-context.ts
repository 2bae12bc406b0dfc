/** Puts together what one agent is shown of a change, within its budget. */

import type { Assignment } from "../agents/agent.ts";
import { type AgentContext, type ContextSection, SECTION_KINDS } from "./agent-context.ts";
import { changeViews, type ShownFile } from "./change-views.ts";
import type { Batch, ContextRequest } from "./context-request.ts";
import { collectEvidence, evidenceSection, saidBefore, saidSection } from "./evidence.ts";
import { explainChange } from "./explain-change.ts";
import { leftOutOf } from "./left-out.ts";
import { BUDGET_SHARES } from "./limits.ts";
import { listFiles } from "./list-files.ts";
import { guidelineSection, instructionsSection, pullRequestSection, systemSection } from "./repository-sections.ts";
import { section } from "./section.ts";
import { splitBatches } from "./split-batches.ts";
import { takeSections } from "./take-sections.ts";

/**
 * An assignment that was not split shows what one batch holds. What does not fit is left out, callers and implementers
 * first, then definitions, guidelines, items, hunks; `leftOut` names it. Never throws for what the repository holds.
 */
export async function buildContext(assignment: Assignment | Batch, request: ContextRequest): Promise<AgentContext> {
	const { budgetTokens } = request;
	const { batch, notReviewed } = asBatch(assignment, request);
	const said = saidBefore(request.said ?? [], batch.files);
	const fixed = [...fixedSections(batch, request), ...saidSection(said)];
	const found = [...request.staticFindings, ...request.hints].filter(({ path }) => batch.files.includes(path));
	const evidenceRoom = found.length > 0 ? budgetTokens * BUDGET_SHARES.evidence : 0;
	const views = changeViews(batch, request, budgetTokens - tokensOf(fixed) - evidenceRoom);
	const isShown = shownLines(views.shown);
	const evidence = collectEvidence(found, isShown, evidenceRoom);
	const needed = [...fixed, ...views.shown.map(changeSection), ...evidenceSection(evidence)];
	const explained = views.shown.filter(({ isTests }) => !isTests).map(({ view }) => view);
	const optional = [guidelineSection(request), ...(await explainChange(request, explained, isShown))];
	const taken = takeSections(optional, budgetTokens, budgetTokens - tokensOf(needed));
	const sections = inOrder([...needed, ...taken.sections]);
	return {
		sections,
		evidence: [...said, ...evidence],
		leftOut: [...notReviewed, ...leftOutOf(views), ...taken.leftOut],
		tokens: tokensOf(sections),
	};
}

function asBatch(assignment: Assignment | Batch, request: ContextRequest) {
	if ("lines" in assignment && assignment.lines) return { batch: assignment, notReviewed: [] };
	const { batches, notReviewed } = splitBatches(assignment, request, 1);
	return { batch: batches[0] ?? { ...assignment, files: [] }, notReviewed };
}

function fixedSections(batch: Batch, request: ContextRequest): readonly ContextSection[] {
	return [
		...pullRequestSection(request),
		...instructionsSection(request, batch.files),
		...systemSection(request),
		...section("files", "Changed files; * are shown below", listFiles(request.change.files, new Set(batch.files))),
	];
}

function changeSection({ view, isTests, text, tokens }: ShownFile): ContextSection {
	const { file, carriageReturns } = view.aligned;
	const about = [file.status, ...(isTests ? ["tests"] : []), ...(carriageReturns ? ["lines end in CRLF"] : [])];
	return { kind: "change", title: `Change (${about.join(", ")})`, path: file.path, text, tokens };
}

function shownLines(shown: readonly ShownFile[]): (path: string, line: number) => boolean {
	const byPath = Map.groupBy(shown, ({ view }) => view.aligned.file.path);
	return (path, line) => byPath.get(path)?.some(({ view }) => view.lines.has(line)) ?? false;
}

/** The order within a kind stays. */
function inOrder(sections: readonly ContextSection[]): readonly ContextSection[] {
	return sections.toSorted((left, right) => SECTION_KINDS.indexOf(left.kind) - SECTION_KINDS.indexOf(right.kind));
}

function tokensOf(sections: readonly ContextSection[]): number {
	return sections.reduce((sum, { tokens }) => sum + tokens, 0);
}
