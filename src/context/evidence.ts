import type { Finding } from "../findings/finding.ts";
import type { Hint } from "../findings/hint.ts";
import { MAX_EVIDENCE } from "./limits.ts";

/** What a static rule found, under the name that the reviewer answers to it by. */
export interface Evidence {
	/** `E1`, `E2`, … in the order of the list. */
	readonly id: string;
	readonly of: Finding | Hint;
}

/** How much of a rule's reasoning is quoted, in characters. */
const REASON_CHARACTERS = 260;

/** The findings, then the hints, that the reader can see the code of. */
export function collectEvidence(
	found: readonly (Finding | Hint)[],
	isShown: (path: string, line: number) => boolean,
): readonly Evidence[] {
	const seen = found.filter(({ path, startLine, endLine }) => isShown(path, startLine) || isShown(path, endLine));
	return seen.slice(0, MAX_EVIDENCE).map((of, index) => ({ id: `E${index + 1}`, of }));
}

export function printEvidence({ id, of }: Evidence): string {
	const lines = of.startLine === of.endLine ? `${of.startLine}` : `${of.startLine}-${of.endLine}`;
	const problem = of.problem.replaceAll(/\s+/g, " ");
	const why = problem.length > REASON_CHARACTERS ? `${problem.slice(0, REASON_CHARACTERS)}…` : problem;
	return `[${id}] ${of.source} ${of.path}:${lines} ${of.title} — ${why}`;
}
