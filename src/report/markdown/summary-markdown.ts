import { PRIORITIES } from "../../config/priority.ts";
import type { ReviewResult } from "../../review/result.ts";
import { askedText, dollarsText, isRulesOnly, RULES_ONLY } from "../model-figures.ts";
import { counted, duration } from "../numbers.ts";
import { noticePlace } from "../places.ts";
import { PRIORITY_LABELS } from "../priority-label.ts";
import type { ReportOptions } from "../report-options.ts";
import { clip } from "../text/clip.ts";
import { MAX_BODY_CHARACTERS } from "./body-limit.ts";
import { codeSpan } from "./code.ts";
import { escapeInline } from "./escape.ts";
import { printMarker } from "./marker.ts";
import { namedList } from "./named-list.ts";
import { summaryCoverage } from "./summary-coverage.ts";
import { type Extras, fitExtras, NO_EXTRAS, NOTE_LENGTH } from "./summary-extras.ts";
import { drawFindings, fitFindings, headingsLength } from "./summary-findings.ts";
import { summaryQuestions } from "./summary-questions.ts";

/** Of each list that is no finding this many are named, and the rest counted. */
const MOST_NOTICES = 20;
/** Characters of one text from outside, tried in turn until all but the findings takes at most half of a body. */
const TEXT_LIMITS = [400, 100, 30];

/**
 * The summary comment, at most 65,536 characters: verdict, findings by agent and section, and what was not reviewed.
 * What an agent says beside its findings, what was refuted and what it cost take the room that is left then.
 */
export function summaryMarkdown(result: ReviewResult, options: ReportOptions): string {
	const fits = TEXT_LIMITS.find((each) => frameLength(result, options, each) <= MAX_BODY_CHARACTERS / 2);
	const limit = fits ?? Math.min(...TEXT_LIMITS);
	const room = MAX_BODY_CHARACTERS - frameLength(result, options, limit);
	const findings = fitFindings(result, options, { room, textLimit: limit });
	const draw = (extras: Extras): string => {
		const told = drawFindings(result, findings, extras.reports, limit);
		return `${headOf(result, limit)}\n${told}\n${tailOf(result, options, limit, extras)}`;
	};
	return draw(fitExtras(result, options, limit, MAX_BODY_CHARACTERS - draw(NO_EXTRAS).length));
}

/** Characters of all but the findings and the extras. */
function frameLength(result: ReviewResult, options: ReportOptions, limit: number): number {
	const tail = tailOf(result, options, limit, NO_EXTRAS);
	return headOf(result, limit).length + tail.length + headingsLength(result, limit) + NOTE_LENGTH + 2;
}

function headOf(result: ReviewResult, limit: number): string {
	return joined([
		printMarker({ kind: "summary", head: result.change.head }),
		`## Gregor: ${escapeInline(clip(result.verdict.sentence, limit))}`,
		counts(result),
	]);
}

function tailOf(result: ReviewResult, options: ReportOptions, limit: number, extras: Extras): string {
	return joined([
		extras.refuted,
		summaryQuestions(result, limit),
		summaryCoverage(result, limit),
		notices(result, limit),
		leftOut(result, limit),
		extras.runs,
		extras.note,
		footer(result, options),
	]);
}

function joined(parts: readonly string[]): string {
	return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function counts(result: ReviewResult): string {
	const { findings, listed } = result;
	if (findings.length + listed.length === 0) return "";
	const numbers = PRIORITIES.map((priority) => findings.filter((finding) => finding.priority === priority).length);
	const heads = [...PRIORITIES.map((priority) => PRIORITY_LABELS[priority]), "Listed only"];
	const row = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
	return [row(heads), row(heads.map(() => "--:")), row([...numbers, listed.length])].join("\n");
}

function notices(result: ReviewResult, limit: number): string {
	if (result.notices.length === 0) return "";
	const lines = result.notices.slice(0, MOST_NOTICES).map((notice) => {
		const where = noticePlace(notice);
		const head = where === undefined ? "" : `${codeSpan(clip(where, limit))}: `;
		return `- **${notice.level}** ${head}${escapeInline(clip(notice.message, limit))}`;
	});
	return `### Notices\n\n${namedList(lines, result.notices.length, "notice")}`;
}

function leftOut(result: ReviewResult, limit: number): string {
	const reasons = Object.entries(result.leftOut).filter(([, count]) => count > 0);
	if (reasons.length === 0) return "";
	const parts = reasons
		.slice(0, MOST_NOTICES)
		.map(([reason, count]) => `${count} ${escapeInline(clip(reason, limit))}`);
	return `Left out: ${parts.join(", ")}.`;
}

function footer(result: ReviewResult, options: ReportOptions): string {
	const parts = [
		`Gregor ${escapeInline(options.version)}`,
		...(result.model ? [askedText(result)] : []),
		counted(result.rulesRun, "rule"),
		...(result.model ? [dollarsText(result.model.dollars)] : []),
		duration(result.durationMs),
	];
	return `<sub>${isRulesOnly(result) ? `${RULES_ONLY} · ` : ""}${parts.join(" · ")}</sub>`;
}
