import type { Finding, FindingText } from "./finding.ts";
import type { Hint } from "./hint.ts";
import type { Merged } from "./merge.ts";
import type { Placed } from "./placed.ts";
import { fitSuggestion } from "./suggestion.ts";

/** The finding as it is told; its suggestion fits the lines, and has not been parsed yet. */
export function toFinding({ lead, sources, confidence, alsoAt, alsoKnownAs, related }: Merged): Finding {
	const lines = linesUnder(lead);
	const suggestion = fitSuggestion(lead.raw.suggestion, lead.anchor, lines);
	return {
		...textOf(lead.raw),
		confidence,
		path: lead.file.path,
		startLine: lead.anchor.startLine,
		endLine: lead.anchor.endLine,
		source: lead.raw.source,
		sources,
		agent: lead.raw.agent,
		issueClass: lead.raw.issueClass,
		snippet: lines.join("\n"),
		enclosingItem: lead.enclosingItem,
		...(suggestion === undefined ? {} : { suggestion }),
		alsoAt,
		...(related.length > 0 && { related }),
		references: lead.raw.references ?? [],
		...(lead.raw.asks && { asks: lead.raw.asks }),
		fingerprint: lead.fingerprint,
		alsoKnownAs,
	};
}

export function toHint({ raw, file, anchor }: Placed): Hint {
	return {
		source: raw.source,
		agent: raw.agent,
		title: raw.title,
		problem: raw.problem,
		priority: raw.priority,
		confidence: raw.confidence,
		path: file.path,
		startLine: anchor.startLine,
		endLine: anchor.endLine,
	};
}

function linesUnder({ file, anchor }: Placed): string[] {
	return file.lines.slice(anchor.startLine - 1, anchor.endLine).map((line) => line ?? "");
}

function textOf(text: FindingText): FindingText {
	return {
		title: text.title,
		problem: text.problem,
		recommendation: text.recommendation,
		...(text.measure === undefined ? {} : { measure: text.measure }),
		...(text.tradeoff === undefined ? {} : { tradeoff: text.tradeoff }),
		priority: text.priority,
		gain: text.gain,
		complexity: text.complexity,
		maintenance: text.maintenance,
		risk: text.risk,
		confidence: text.confidence,
	};
}
