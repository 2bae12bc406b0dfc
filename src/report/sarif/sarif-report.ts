import type { ReviewResult } from "../../review/result.ts";
import { jsonModelUse } from "../json/json-model-use.ts";
import type { ReportOptions } from "../report-options.ts";
import { SARIF_LIMITS } from "./limits.ts";
import type { SarifLog } from "./sarif-log.ts";
import { sarifNotifications } from "./sarif-notifications.ts";
import { sarifResult } from "./sarif-result.ts";
import { sarifRules } from "./sarif-rules.ts";

/** A review as SARIF 2.1.0, within what GitHub code scanning takes. */
export function sarifReport(result: ReviewResult, options: ReportOptions): string {
	return `${JSON.stringify(toSarif(result, options), null, 2)}\n`;
}

function toSarif(result: ReviewResult, options: ReportOptions): SarifLog {
	const ranked = [...result.findings, ...result.listed];
	const kept = ranked.slice(0, SARIF_LIMITS.resultsPerRun);
	const rules = sarifRules(kept, options);
	const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
	const inline = new Set(result.findings);
	const driver = { name: "Gregor", semanticVersion: options.version, rules };
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [
			{
				tool: { driver: options.docsUrl === undefined ? driver : { ...driver, informationUri: options.docsUrl } },
				automationDetails: { id: "gregor/" },
				columnKind: "utf16CodeUnits",
				originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the reviewed repository." } } },
				invocations: [
					{
						executionSuccessful: result.verdict.conclusion !== "incomplete",
						toolExecutionNotifications: sarifNotifications(result, ranked.length - kept.length),
					},
				],
				results: kept.map((finding) => {
					return sarifResult(finding, indexes.get(finding.source) ?? -1, !inline.has(finding));
				}),
				...properties(result),
			},
		],
	};
}

/** SARIF has no word for what a review costs; a property bag is the place for it (3.8). */
function properties({ model }: ReviewResult): { properties?: Readonly<Record<string, unknown>> } {
	if (!model) return {};
	const { dollars, runs } = jsonModelUse(model);
	return { properties: { model: { dollars, runs } } };
}
