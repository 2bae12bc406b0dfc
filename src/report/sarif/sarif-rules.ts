import type { Priority } from "../../config/priority.ts";
import type { Finding } from "../../findings/finding.ts";
import type { RuleMetadata } from "../../rules/rule.ts";
import { estimateLine } from "../estimates.ts";
import { escapeText } from "../markdown/escape.ts";
import { referenceLink, rulePage } from "../markdown/links.ts";
import type { ReportOptions } from "../report-options.ts";
import { SARIF_LIMITS } from "./limits.ts";
import type { SarifLevel, SarifRule } from "./sarif-log.ts";
import { sarifText } from "./sarif-text.ts";

export const SARIF_LEVELS: Readonly<Record<Priority, SarifLevel>> = {
	critical: "error",
	high: "warning",
	architectural: "note",
	nice: "note",
};

const SEVERITIES: Readonly<Record<SarifLevel, string>> = { error: "error", warning: "warning", note: "recommendation" };

/**
 * A descriptor for each rule at hand, the ones that probe aside, and one for each agent or unknown rule that found
 * something. A rule that a result needs is never left out for the limit.
 */
export function sarifRules(findings: readonly Finding[], options: ReportOptions): readonly SarifRule[] {
	const used = new Map(findings.map((finding) => [finding.source, finding]));
	const needed = [...used].map(([id, finding]) => describeSource(id, finding, options));
	const others = [...options.rules.values()].filter((rule) => !used.has(rule.id) && rule.metadata.report === "post");
	const described = others.map((rule) => describeRule(rule.id, rule.metadata, options));
	return [...needed, ...described].slice(0, SARIF_LIMITS.rulesPerRun);
}

function describeSource(id: string, finding: Finding, options: ReportOptions): SarifRule {
	const rule = options.rules.get(id);
	if (rule) return describeRule(id, rule.metadata, options);
	const text = sarifText(`Findings of the reviewer ${id}`, SARIF_LIMITS.description);
	return {
		id,
		shortDescription: text,
		fullDescription: text,
		help: text,
		defaultConfiguration: { level: "warning" },
		properties: {
			tags: [finding.agent],
			precision: precisionOfConfidence(finding.confidence),
			"problem.severity": "warning",
		},
	};
}

function describeRule(id: string, rule: RuleMetadata, options: ReportOptions): SarifRule {
	const level = SARIF_LEVELS[rule.priority];
	const helpUri = rulePage(id, options);
	return {
		id,
		name: rule.title.slice(0, SARIF_LIMITS.ruleName),
		shortDescription: sarifText(rule.title, SARIF_LIMITS.description),
		fullDescription: sarifText(`${rule.why} It hurts when: ${rule.hurts_when}`, SARIF_LIMITS.description),
		help: { ...sarifText(helpText(rule), SARIF_LIMITS.message), markdown: helpMarkdown(rule) },
		...(helpUri === undefined ? {} : { helpUri }),
		defaultConfiguration: { level },
		properties: {
			tags: [...new Set([rule.family, rule.agent, ...rule.classes])].slice(0, SARIF_LIMITS.tagsPerRule),
			precision: rulePrecision(rule),
			"problem.severity": SEVERITIES[level],
		},
	};
}

function helpParts(rule: RuleMetadata): readonly (readonly [label: string, text: string])[] {
	const estimate = estimateLine({ ...rule, problem: rule.why });
	const parts = [
		["Why", rule.why],
		["It hurts when", rule.hurts_when],
		["What to do", rule.recommendation],
		["How to prove it", rule.measure],
		["What it costs", rule.tradeoff ?? ""],
		["Estimate", estimate],
	] as const;
	return parts.filter(([, text]) => text !== "");
}

function helpText(rule: RuleMetadata): string {
	return helpParts(rule)
		.map(([label, text]) => `${label}: ${text}`)
		.join("\n\n");
}

function helpMarkdown(rule: RuleMetadata): string {
	const parts = helpParts(rule).map(([label, text]) => `**${label}.** ${escapeText(text)}`);
	const references = (rule.references ?? []).map(referenceLink);
	return [...parts, ...(references.length > 0 ? [`**Read.** ${references.join(", ")}`] : [])].join("\n\n");
}

/** From the hits that were judged by reading; until there are any, from the rule's own confidence. */
function rulePrecision(rule: RuleMetadata): string {
	if (rule.precision === undefined || rule.precision.judged === 0) return precisionOfConfidence(rule.confidence);
	return precisionOfConfidence(rule.precision.right / rule.precision.judged);
}

function precisionOfConfidence(share: number): string {
	if (share >= 0.95) return "very-high";
	if (share >= 0.8) return "high";
	return share >= 0.6 ? "medium" : "low";
}
