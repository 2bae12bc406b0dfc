import { PRIORITIES } from "../../config/priority.ts";
import type { Finding } from "../../findings/finding.ts";
import { SARIF_LIMITS } from "./limits.ts";
import { sarifArtifact, sarifLocation, snippetRegion } from "./sarif-location.ts";
import type { SarifFix, SarifLocation, SarifResult } from "./sarif-log.ts";
import { SARIF_LEVELS } from "./sarif-rules.ts";
import { sarifText } from "./sarif-text.ts";

/** One finding as a result. `listed`: true but for the summary only, so never more than a note. */
export function sarifResult(finding: Finding, ruleIndex: number, listed: boolean): SarifResult {
	const text = `${finding.title}. ${finding.problem}\n\nWhat to do: ${finding.recommendation}`;
	const { related = [] } = finding;
	const { physicalLocation } = sarifLocation(finding);
	const location = { physicalLocation: { ...physicalLocation, region: snippetRegion(finding) } };
	return {
		ruleId: finding.source,
		ruleIndex,
		level: listed ? "note" : SARIF_LEVELS[finding.priority],
		rank: rankOf(finding),
		message: sarifText(text, SARIF_LIMITS.message),
		locations: [location],
		...relatedLocations(finding),
		partialFingerprints: {
			"gregor/v1": finding.fingerprint,
			// The only one that GitHub reads; ours holds better than its hash of the line, for it survives a moved line.
			primaryLocationLineHash: `${finding.fingerprint}:1`,
		},
		...fixes(finding),
		properties: {
			priority: finding.priority,
			confidence: finding.confidence,
			agent: finding.agent,
			sources: finding.sources,
			listed,
			...(related.length > 0 && { alsoSaid: related.map(({ source, title }) => ({ source, title })) }),
		},
	};
}

/** Between the priorities their order decides, inside one the confidence. */
function rankOf(finding: Finding): number {
	const step = 100 / PRIORITIES.length;
	const below = PRIORITIES.length - 1 - PRIORITIES.indexOf(finding.priority);
	return Math.round((below + finding.confidence) * step * 10) / 10;
}

function relatedLocations(finding: Finding): { relatedLocations?: readonly SarifLocation[] } {
	if (finding.alsoAt.length === 0) return {};
	const places = finding.alsoAt.slice(0, SARIF_LIMITS.locationsPerResult - 1);
	const message = { text: "The same cause" };
	return { relatedLocations: places.map((place, index) => ({ id: index + 1, message, ...sarifLocation(place) })) };
}

function fixes(finding: Finding): { fixes?: readonly SarifFix[] } {
	if (finding.suggestion === undefined) return {};
	// To delete whole lines the line feed after them goes too; to replace them it stays.
	const replacement =
		finding.suggestion === ""
			? { deletedRegion: { startLine: finding.startLine, startColumn: 1, endLine: finding.endLine + 1, endColumn: 1 } }
			: { deletedRegion: snippetRegion(finding), insertedContent: { text: finding.suggestion } };
	const change = { artifactLocation: sarifArtifact(finding.path), replacements: [replacement] };
	return {
		fixes: [{ description: sarifText(finding.recommendation, SARIF_LIMITS.message), artifactChanges: [change] }],
	};
}
