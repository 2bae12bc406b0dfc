/** Puts together what one agent is shown of a change, within its budget. */

import type { Assignment } from "../agents/agent.ts";
import type { AgentContext, ContextSection, SectionKind } from "./agent-context.ts";
import { SECTION_KINDS } from "./agent-context.ts";
import { changeViews, type ShownFile } from "./change-views.ts";
import { changedItems } from "./changed-items.ts";
import type { Batch, ContextRequest } from "./context-request.ts";
import { defineNames } from "./define-names.ts";
import { collectEvidence, printEvidence } from "./evidence.ts";
import { findCallers } from "./find-callers.ts";
import { findImplementers } from "./find-implementers.ts";
import { headFiles } from "./head-files.ts";
import { leftOutOf } from "./left-out.ts";
import { BUDGET_SHARES } from "./limits.ts";
import { listFiles } from "./list-files.ts";
import { printCallers } from "./print-callers.ts";
import { guidelineParts, instructionsSection, pullRequestSection, systemSection } from "./repository-sections.ts";
import { section, takeParts } from "./section.ts";
import { splitBatches } from "./split-batches.ts";

/**
 * An assignment that was not split shows what one batch holds. What does not fit is left out, callers and implementers
 * first, then definitions, guidelines, items, hunks; `leftOut` names it. Never throws for what the repository holds.
 */
export async function buildContext(assignment: Assignment | Batch, request: ContextRequest): Promise<AgentContext> {
	const { batch, notReviewed } = asBatch(assignment, request);
	const fixed = fixedSections(assignment, request);
	const views = changeViews(batch, request, request.budgetTokens - tokensOf(fixed));
	const isShown = shownLines(views.shown);
	const found = [...request.staticFindings, ...request.hints];
	const evidence = collectEvidence(found, isShown);
	const needed = [
		...fixed,
		...views.shown.map(changeSection),
		...section(
			"evidence",
			"What the static rules found here, to confirm or refute",
			evidence.map(printEvidence).join("\n"),
		),
	];
	const explained = await explain(request, views.shown, isShown);
	const budget = { total: request.budgetTokens, left: request.budgetTokens - tokensOf(needed) };
	const chosen = choose(
		[{ kind: "guidelines", title: GUIDELINES, parts: guidelineParts(request) }, ...explained],
		budget,
	);
	const sections = inOrder([...needed, ...chosen.sections]);
	return {
		sections,
		evidence,
		leftOut: [...notReviewed, ...leftOutOf(views), ...chosen.leftOut],
		tokens: tokensOf(sections),
	};
}

const GUIDELINES = "The repository's own guidelines, from before the change";

function asBatch(assignment: Assignment | Batch, request: ContextRequest) {
	if ("lines" in assignment && assignment.lines) return { batch: assignment, notReviewed: [] };
	const { batches, notReviewed } = splitBatches(assignment, request, 1);
	return { batch: batches[0] ?? { ...assignment, files: [] }, notReviewed };
}

function fixedSections(assignment: Assignment, request: ContextRequest): readonly ContextSection[] {
	const { files } = request.change;
	return [
		...pullRequestSection(request),
		...instructionsSection(request, assignment.files),
		...systemSection(request, assignment.agent),
		...section("files", "Changed files; * are shown below", listFiles(files, new Set(assignment.files))),
	];
}

function changeSection({ view, text, tokens }: ShownFile): ContextSection {
	const { file, carriageReturns } = view.aligned;
	const ends = carriageReturns ? ", lines end in CRLF" : "";
	return { kind: "change", title: `Change (${file.status}${ends})`, path: file.path, text, tokens };
}

function shownLines(shown: readonly ShownFile[]): (path: string, line: number) => boolean {
	const byPath = new Map(shown.map(({ view }) => [view.aligned.file.path, view.lines]));
	return (path, line) => byPath.get(path)?.has(line) ?? false;
}

/** A section of parts, the most needed first, that is filled as far as the budget goes. */
interface Optional {
	readonly kind: SectionKind;
	readonly title: string;
	readonly parts: readonly string[];
}

/** What helps to understand the change, most needed first. */
async function explain(
	request: ContextRequest,
	shown: readonly ShownFile[],
	isShown: (path: string, line: number) => boolean,
): Promise<readonly Optional[]> {
	const heads = headFiles(request);
	const views = shown.map(({ view }) => view);
	const from = views.map(({ aligned }) => aligned.file.path);
	const { grep } = request;
	const definitions = await defineNames(views, { heads, isShown, change: request.change, ...(grep && { grep }) });
	const callers = grep ? await findCallers(changedItems(views, "fn"), { heads, from, grep, isShown }) : [];
	const implementers = grep ? await findImplementers(changedItems(views, "trait"), grep, from) : [];
	return [
		{ kind: "definitions", title: "Definitions that the changed lines use", parts: definitions },
		{ kind: "callers", title: "Callers of the changed functions", parts: printCallers(callers) },
		{ kind: "implementers", title: "Implementations of the changed traits", parts: implementers },
	];
}

function choose(optional: readonly Optional[], budget: { readonly total: number; left: number }) {
	const sections: ContextSection[] = [];
	const leftOut: string[] = [];
	for (const { kind, title, parts } of optional) {
		const share = shareOf(kind) * budget.total;
		const taken = takeParts(parts, Math.min(share, budget.left));
		const [made] = section(kind, title, taken.text);
		if (made) sections.push(made);
		budget.left -= made?.tokens ?? 0;
		if (taken.left > 0) leftOut.push(`${taken.left} of ${parts.length} ${kind}: no room`);
	}
	return { sections, leftOut };
}

function shareOf(kind: SectionKind): number {
	if (kind === "definitions" || kind === "guidelines") return BUDGET_SHARES[kind];
	return BUDGET_SHARES.callers;
}

function inOrder(sections: readonly ContextSection[]): readonly ContextSection[] {
	return sections.toSorted((left, right) => SECTION_KINDS.indexOf(left.kind) - SECTION_KINDS.indexOf(right.kind));
}

function tokensOf(sections: readonly ContextSection[]): number {
	return sections.reduce((sum, { tokens }) => sum + tokens, 0);
}
