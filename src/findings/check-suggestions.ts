import type { LineEdit } from "../syntax/open-syntax.ts";
import type { Finding } from "./finding.ts";

/** Answers in the order of the edits. */
export type StillParses = (edits: readonly LineEdit[]) => Promise<readonly boolean[]>;

interface Sources {
	readonly headText: (path: string) => string | undefined;
	readonly stillParses: StillParses;
}

/**
 * Takes away each suggestion that would break its Rust file, or whose file is not at hand to try. Other formats are
 * not parsed: their suggestions stay.
 */
export async function checkSuggestions(findings: readonly Finding[], sources: Sources): Promise<Finding[]> {
	const edits = new Map<Finding, LineEdit>();
	for (const finding of findings) {
		const text = needsParsing(finding) ? sources.headText(finding.path) : undefined;
		if (text !== undefined) edits.set(finding, toEdit(finding, text));
	}
	const parses = edits.size > 0 ? await sources.stillParses([...edits.values()]) : [];
	const kept = new Set([...edits.keys()].filter((_, index) => parses[index] === true));
	return findings.map((finding) =>
		needsParsing(finding) && !kept.has(finding) ? withoutSuggestion(finding) : finding,
	);
}

const needsParsing = (finding: Finding) => finding.suggestion !== undefined && finding.path.endsWith(".rs");

function toEdit(finding: Finding, text: string): LineEdit {
	return { text, startLine: finding.startLine, endLine: finding.endLine, replacement: finding.suggestion ?? "" };
}

function withoutSuggestion({ suggestion: _, ...finding }: Finding): Finding {
	return finding;
}
