import { hasHidden } from "../../change/show-hidden.ts";
import type { Finding } from "../../findings/finding.ts";
import { confidencePercent, estimateLine } from "../estimates.ts";
import { counted } from "../numbers.ts";
import { PRIORITY_LABELS } from "../priority-label.ts";
import type { ReportOptions } from "../report-options.ts";
import { clip } from "../text/clip.ts";
import { fitBody } from "./body-limit.ts";
import { codeBlock } from "./code.ts";
import { escapeInline, escapeText } from "./escape.ts";
import { foundBy } from "./found-by.ts";
import { labelledText } from "./labelled-text.ts";
import { placeLink, referenceLink } from "./links.ts";
import { printMarker } from "./marker.ts";
import { relatedTexts } from "./related-texts.ts";

/** Places named one by one; a cause can show in hundreds. */
const MOST_PLACES = 20;
const MOST_REFERENCES = 5;

/**
 * One inline comment for GitHub, within its limit of a body: title, why it hurts here, what to do, the suggestion to
 * apply; how to prove it, what it costs and what others say of it are folded. Opens with the finding's marker.
 */
export function commentMarkdown(finding: Finding, options: ReportOptions): string {
	return fitBody((limit) => {
		const parts = [
			`**${PRIORITY_LABELS[finding.priority]}** · ${escapeInline(clip(finding.title, limit))}`,
			escapeText(clip(finding.problem, limit)),
			labelledText("What to do", clip(finding.recommendation, limit)),
			suggestion(finding, limit),
			alsoAt(finding, options),
			details(finding, options, limit),
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

function details(finding: Finding, options: ReportOptions, limit: number): string {
	const { measure = "", tradeoff = "", related = [] } = finding;
	const estimate = `${clip(estimateLine(finding), limit)}; confidence ${confidencePercent(finding)}`;
	const references = finding.references.slice(0, MOST_REFERENCES).map((address) => referenceLink(clip(address, limit)));
	const parts = [
		measure === "" ? "" : labelledText("How to prove it", clip(measure, limit)),
		tradeoff === "" ? "" : labelledText("What it costs", clip(tradeoff, limit)),
		labelledText("Estimate", estimate),
		references.length === 0 ? "" : `**Read.** ${references.join(", ")}`,
		...relatedTexts(related, options, limit),
	];
	const title = `How to prove it, ${related.length === 0 ? "and what it costs" : "what it costs, and what else was said"}`;
	return `<details><summary>${title}</summary>\n\n${paragraphs(parts)}\n</details>`;
}

/** The agent that it belongs to is named where it has not found it itself. */
function source({ sources, agent }: Finding, options: ReportOptions): string {
	const owner = sources.includes(agent) ? "" : `, for ${escapeInline(clip(agent, 100))}`;
	return `<sub>Found by ${foundBy(sources, options)}${owner}</sub>`;
}
