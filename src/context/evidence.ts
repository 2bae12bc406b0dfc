import type { Finding } from "../findings/finding.ts";
import type { Hint } from "../findings/hint.ts";
import type { ContextSection, Evidence } from "./agent-context.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import { MAX_EVIDENCE } from "./limits.ts";
import { FRAME_TOKENS, section } from "./section.ts";

/** How much of a rule's reasoning is quoted, in characters. */
const REASON_CHARACTERS = 260;

/** The findings, then the hints, that the reader can see the code of, as many as `roomTokens` hold. */
export function collectEvidence(
	found: readonly (Finding | Hint)[],
	isShown: (path: string, line: number) => boolean,
	roomTokens: number,
): readonly Evidence[] {
	const seen = found.filter(({ path, startLine, endLine }) => isShown(path, startLine) || isShown(path, endLine));
	const numbered = seen.slice(0, MAX_EVIDENCE).map((of, index) => ({ id: `E${index + 1}`, of }));
	let room = roomTokens - FRAME_TOKENS;
	return numbered.filter((evidence) => {
		room -= estimateTokens(`${printEvidence(evidence)}\n`);
		return room >= 0;
	});
}

export function evidenceSection(evidence: readonly Evidence[]): readonly ContextSection[] {
	const text = evidence.map(printEvidence).join("\n");
	return section("evidence", "What the static rules found here, to confirm or refute", text);
}

/** Titles alone: the reviewer is to know them again, not to judge them. */
export function saidBefore(said: readonly Finding[], files: readonly string[]): readonly Evidence[] {
	const here = said.filter(({ path }) => files.includes(path)).slice(0, MAX_EVIDENCE);
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
