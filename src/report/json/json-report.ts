import type { Finding, Location } from "../../findings/finding.ts";
import type { ReviewResult } from "../../review/result.ts";
import type { ReportOptions } from "../report-options.ts";
import { jsonModelUse } from "./json-model-use.ts";
import { type JsonReview, REVIEW_SCHEMA_VERSION } from "./review-schema.ts";

/** The whole review as JSON, for programs; `schemas/review.schema.json` and docs/reports.md describe it. */
export function jsonReport(result: ReviewResult, options: Pick<ReportOptions, "version">): string {
	return `${JSON.stringify(toJson(result, options.version), null, 2)}\n`;
}

function toJson(result: ReviewResult, version: string): JsonReview {
	const { verdict, change } = result;
	return {
		schemaVersion: REVIEW_SCHEMA_VERSION,
		tool: { name: "gregor", version },
		verdict: { conclusion: verdict.conclusion, sentence: verdict.sentence, failed: verdict.failed },
		change: {
			base: change.base ?? null,
			head: change.head ?? null,
			files: change.files,
			addedLines: change.addedLines,
		},
		agents: result.agents.map(jsonAgent),
		findings: result.findings.map(jsonFinding),
		listed: result.listed.map(jsonFinding),
		refuted: result.refuted.map(({ finding, by, reason }) => ({ finding: jsonFinding(finding), by, reason })),
		hints: result.hints.map(jsonHint),
		questions: result.questions.map(({ key, question, agents }) => ({ key, question, agents: [...agents] })),
		coverage: {
			reviewed: [...result.coverage.reviewed],
			skipped: result.coverage.skipped.map(({ path, reason }) => ({ path, reason })),
		},
		notices: result.notices.map(jsonNotice),
		leftOut: { ...result.leftOut },
		rulesRun: result.rulesRun,
		model: result.model ? jsonModelUse(result.model) : null,
		durationMs: result.durationMs,
	};
}

function jsonAgent(agent: ReviewResult["agents"][number]): JsonReview["agents"][number] {
	const sections = agent.sections.map(({ title, priorities }) => ({ title, priorities: [...priorities] }));
	return { name: agent.name, reason: agent.reason, files: [...agent.files], sections };
}

function jsonFinding(finding: Finding): JsonReview["findings"][number] {
	return {
		source: finding.source,
		sources: [...finding.sources],
		agent: finding.agent,
		issueClass: finding.issueClass,
		...jsonLocation(finding),
		snippet: finding.snippet,
		enclosingItem: finding.enclosingItem,
		title: finding.title,
		problem: finding.problem,
		recommendation: finding.recommendation,
		suggestion: finding.suggestion ?? null,
		measure: finding.measure ?? null,
		tradeoff: finding.tradeoff ?? null,
		priority: finding.priority,
		gain: { ...finding.gain },
		complexity: { ...finding.complexity },
		maintenance: { ...finding.maintenance },
		risk: { ...finding.risk },
		confidence: finding.confidence,
		alsoAt: finding.alsoAt.map(jsonLocation),
		related: (finding.related ?? []).map(({ source, title, problem, recommendation }) => {
			return { source, title, problem, recommendation };
		}),
		references: [...finding.references],
		fingerprint: finding.fingerprint,
	};
}

function jsonHint(hint: ReviewResult["hints"][number]): JsonReview["hints"][number] {
	const { source, agent, title, problem, priority, confidence } = hint;
	return { source, agent, ...jsonLocation(hint), title, problem, priority, confidence };
}

function jsonLocation({ path, startLine, endLine }: Location): Location {
	return { path, startLine, endLine };
}

function jsonNotice(notice: ReviewResult["notices"][number]): JsonReview["notices"][number] {
	const { level, message, file = null, line = null, column = null } = notice;
	return { level, message, file, line, column };
}
