import { hasHidden } from "../../change/show-hidden.ts";
import type { Finding } from "../../findings/finding.ts";
import { confidencePercent, estimateLine } from "../estimates.ts";
import { counted } from "../numbers.ts";
import { PRIORITY_LABELS } from "../priority-label.ts";
import type { ReportOptions } from "../report-options.ts";
import { clip, fitBody } from "./body-limit.ts";
import { codeBlock } from "./code.ts";
import { escapeInline, escapeText } from "./escape.ts";
import { labelledText } from "./labelled-text.ts";
import { placeLink, referenceLink, sourceLink } from "./links.ts";
import { printMarker } from "./marker.ts";

/** Places named one by one; a cause can show in hundreds. */
const MOST_PLACES = 20;
const MOST_REFERENCES = 5;

/**
 * One inline comment for GitHub, within its limit of a body: title, why it hurts here, what to do, the suggestion to
 * apply; how to prove it and what it costs are folded. Opens with the finding's marker.
 */
export function commentMarkdown(finding: Finding, options: ReportOptions): string {
	return fitBody((limit) => {
		const parts = [
			`**${PRIORITY_LABELS[finding.priority]}** · ${escapeInline(clip(finding.title, limit))}`,
			escapeText(clip(finding.problem, limit)),
			labelledText("What to do", clip(finding.recommendation, limit)),
			suggestion(finding, limit),
			alsoAt(finding, options),
			details(finding, limit),
			source(finding, options),
		];
		return `${printMarker({ kind: "finding", fingerprint: finding.fingerprint })}\n${paragraphs(parts)}`;
	});
}

function paragraphs(parts: readonly string[]): string {
	return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** A suggestion is applied as it stands, so it is offered only where the reader sees all of it. */
function suggestion(finding: Finding, limit: number): string {
	const text = finding.suggestion;
	if (text === undefined) return "";
	if (text.length > limit) return "The replacement is too long to be shown here.";
	if (!hasHidden(text)) return codeBlock(text, "suggestion");
	return "The replacement holds characters that cannot be seen, so it is not offered to be applied with one click.";
}

function alsoAt(finding: Finding, options: ReportOptions): string {
	if (finding.alsoAt.length === 0) return "";
	const places = finding.alsoAt.slice(0, MOST_PLACES).map((place) => placeLink(place, options));
	const more = finding.alsoAt.length - MOST_PLACES;
	return `Also at ${places.join(", ")}${more > 0 ? ` and ${counted(more, "more place")}` : ""}.`;
}

function details(finding: Finding, limit: number): string {
	const { measure = "", tradeoff = "" } = finding;
	const estimate = `${clip(estimateLine(finding), limit)}; confidence ${confidencePercent(finding)}`;
	const references = finding.references.slice(0, MOST_REFERENCES).map((address) => referenceLink(clip(address, limit)));
	const parts = [
		measure === "" ? "" : labelledText("How to prove it", clip(measure, limit)),
		tradeoff === "" ? "" : labelledText("What it costs", clip(tradeoff, limit)),
		labelledText("Estimate", estimate),
		references.length === 0 ? "" : `**Read.** ${references.join(", ")}`,
	];
	return `<details><summary>How to prove it, and what it costs</summary>\n\n${paragraphs(parts)}\n</details>`;
}

function source(finding: Finding, options: ReportOptions): string {
	const sources = finding.sources.map((name) => sourceLink(clip(name, 100), options)).join(", ");
	return `<sub>Found by ${sources} for ${escapeInline(clip(finding.agent, 100))}</sub>`;
}
