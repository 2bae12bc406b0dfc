import type { Priority } from "../../config/priority.ts";
import type { Finding, RelatedText } from "../../findings/finding.ts";
import { confidencePercent, estimateLine } from "../estimates.ts";
import { place } from "../places.ts";
import { PRIORITY_LABELS } from "../priority-label.ts";
import { wrap } from "../text/wrap.ts";
import { codeFrame } from "./code-frame.ts";
import { flow } from "./flow.ts";
import { labelled } from "./labelled.ts";
import type { Style } from "./paint.ts";
import { oneLine, type Screen } from "./screen.ts";
import { suggestionDiff } from "./suggestion-diff.ts";

export const PRIORITY_STYLES: Readonly<Record<Priority, readonly Style[]>> = {
	critical: ["bold", "red"],
	high: ["bold", "yellow"],
	architectural: ["bold", "magenta"],
	nice: ["bold", "cyan"],
};

/** Columns that stand before what is said of a finding: its rank stands there. */
const INDENT = 3;

/** One finding in full: what and where, the code, why it hurts here, what to do; the rest dimmed. */
export function drawFinding(finding: Finding, rank: number, screen: Screen): readonly string[] {
	const indented = [
		...placeLine(finding, screen),
		"",
		...codeFrame(finding, screen),
		"",
		...labelled("Why here", finding.problem, screen),
		...labelled("What to do", finding.recommendation, screen),
		...suggestionBlock(finding, screen),
		...details(finding, screen),
	];
	return [...titleLines(finding, rank, screen), ...indented.map((line) => (line === "" ? "" : `   ${line}`))];
}

function titleLines(finding: Finding, rank: number, screen: Screen): readonly string[] {
	const label = PRIORITY_LABELS[finding.priority].toUpperCase();
	const head = `${String(rank).padStart(2)} ${label}  `;
	const [first = "", ...rest] = wrap(oneLine(finding.title), screen.width - head.length);
	const bold = (line: string) => screen.paint(["bold"], line);
	const number = screen.paint(["dim"], String(rank).padStart(2));
	return [
		`${number} ${screen.paint(PRIORITY_STYLES[finding.priority], label)}  ${bold(first)}`,
		...rest.map((line) => `   ${bold(line)}`),
	];
}

function placeLine(finding: Finding, screen: Screen): readonly string[] {
	const item = finding.enclosingItem === "" ? "" : `in ${oneLine(finding.enclosingItem)}`;
	const sources = `[${finding.sources.map(oneLine).join(", ")}]`;
	const parts = [
		{ text: oneLine(place(finding)), styles: ["cyan"] },
		{ text: item, styles: ["dim"] },
		{ text: sources, styles: ["dim"] },
	] as const;
	return flow(parts, screen.width - INDENT, screen);
}

function suggestionBlock(finding: Finding, screen: Screen): readonly string[] {
	const diff = suggestionDiff(finding, screen);
	if (diff.length === 0) return [];
	return ["", ...diff.map((line) => `  ${line}`), ""];
}

function details(finding: Finding, screen: Screen): readonly string[] {
	const also = finding.alsoAt.map((other) => oneLine(place(other))).join(", ");
	const estimate = `${estimateLine(finding)}; confidence ${confidencePercent(finding)}`;
	const rows = [
		["Also at", also],
		["Measure", finding.measure ?? ""],
		["Trade-off", finding.tradeoff ?? ""],
		["Estimate", estimate],
		["Read", finding.references.map(oneLine).join(" ")],
		...(finding.related ?? []).map((other) => ["Also said", relatedText(other)] as const),
	] as const;
	return rows.flatMap(([label, text]) => labelled(label, text, screen, ["dim"]));
}

function relatedText({ source, title, problem, recommendation }: RelatedText): string {
	return `[${oneLine(source)}] ${oneLine(title)}. ${oneLine(problem)} What to do: ${oneLine(recommendation)}`;
}
