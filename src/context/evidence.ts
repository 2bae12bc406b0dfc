import type { Finding } from "../findings/finding.ts";
import type { Hint } from "../findings/hint.ts";
import type { ContextSection, Evidence } from "./agent-context.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import { MAX_EVIDENCE } from "./limits.ts";
import { FRAME_TOKENS, section } from "./section.ts";

/** How much of a rule's reasoning is quoted, in characters. */
const REASON_CHARACTERS = 260;

/**
 * The findings and hints that the reader can see the code of, as many as `roomTokens` hold, findings first where that
 * is not all. In the order of the code, whatever order they come in.
 */
export function collectEvidence(
	found: readonly (Finding | Hint)[],
	isShown: (path: string, line: number) => boolean,
	roomTokens: number,
): readonly Evidence[] {
	const seen = found.filter(({ path, startLine, endLine }) => isShown(path, startLine) || isShown(path, endLine));
	const chosen = seen
		.toSorted((left, right) => rank(left) - rank(right) || byPlace(left, right))
		.slice(0, MAX_EVIDENCE);
	let room = roomTokens - FRAME_TOKENS;
	const fitting = chosen.filter((of) => {
		room -= estimateTokens(`${printEvidence({ id: LONGEST_ID, of })}\n`);
		return room >= 0;
	});
	return fitting.sort(byPlace).map((of, index) => ({ id: `E${index + 1}`, of }));
}

const LONGEST_ID = `E${MAX_EVIDENCE}`;

const rank = (of: Finding | Hint): number => Number(!("issueClass" in of));

function byPlace(left: Finding | Hint, right: Finding | Hint): number {
	return (
		compare(left.path, right.path) ||
		left.startLine - right.startLine ||
		left.endLine - right.endLine ||
		compare(left.source, right.source) ||
		compare(left.title, right.title)
	);
}

/** By code units: the same on every machine. */
function compare(left: string, right: string): number {
	if (left === right) return 0;
	return left < right ? -1 : 1;
}

export function evidenceSection(evidence: readonly Evidence[]): readonly ContextSection[] {
	const text = evidence.map(printEvidence).join("\n");
	return section("evidence", "What the static rules found here, to confirm or refute", text);
}

/** Titles alone: the reviewer is to know them again, not to judge them. */
export function saidBefore(said: readonly Finding[], files: readonly string[]): readonly Evidence[] {
	const here = said
		.filter(({ path }) => files.includes(path))
		.toSorted(byPlace)
		.slice(0, MAX_EVIDENCE);
	return here.map((of, index) => ({ id: `S${index + 1}`, of }));
}

export function saidSection(said: readonly Evidence[]): readonly ContextSection[] {
	const text = said.map(({ id, of }) => `[${id}] ${of.path}:${of.startLine} ${of.title}`).join("\n");
	return section("said", "What earlier reviews of this pull request said", text);
}

function printEvidence({ id, of }: Evidence): string {
	const lines = of.startLine === of.endLine ? `${of.startLine}` : `${of.startLine}-${of.endLine}`;
	const problem = of.problem.replaceAll(/\s+/g, " ");
	const why = problem.length > REASON_CHARACTERS ? `${problem.slice(0, REASON_CHARACTERS)}…` : problem;
	return `[${id}] ${of.source} ${of.path}:${lines} ${of.title} — ${why}`;
}
