/** A review in the terms that a case knows. */

import type { Finding, Location } from "../findings/finding.ts";
import type { ReviewResult } from "../review/result.ts";
import type { RuleBook } from "../rules/rule-book.ts";
import type { Said } from "./score.ts";

export function said(result: ReviewResult, book: RuleBook): Said[] {
	const classesOf = (sources: readonly string[]): Said["classes"] => {
		const rules = sources.map((source) => book.find(source));
		return rules.includes(undefined) ? "any" : rules.flatMap((rule) => rule?.metadata.classes ?? []);
	};
	const told = (report: Said["report"], findings: readonly Finding[]): Said[] =>
		findings.map((finding) => ({
			source: finding.source,
			report,
			classes: classesOf(finding.sources),
			title: finding.title,
			problem: finding.problem,
			places: [place(finding), ...finding.alsoAt],
		}));
	const hints = result.hints.map((hint) => ({
		source: hint.source,
		report: "hint" as const,
		classes: classesOf([hint.source]),
		title: hint.title,
		problem: hint.problem,
		places: [place(hint)],
	}));
	return [...told("post", result.findings), ...told("list", result.listed), ...hints];
}

function place({ path, startLine, endLine }: Location): Location {
	return { path, startLine, endLine };
}
