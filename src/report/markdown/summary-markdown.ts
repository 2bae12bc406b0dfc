import { PRIORITIES } from "../../config/priority.ts";
import type { ReviewResult } from "../../review/result.ts";
import { counted, duration } from "../numbers.ts";
import { noticePlace } from "../places.ts";
import { PRIORITY_LABELS } from "../priority-label.ts";
import type { ReportOptions } from "../report-options.ts";
import { clip, MAX_BODY_CHARACTERS } from "./body-limit.ts";
import { codeSpan } from "./code.ts";
import { escapeInline } from "./escape.ts";
import { printMarker } from "./marker.ts";
import { headingsLength, summaryFindings } from "./summary-findings.ts";

/** Of each list that is no finding this many are named, and the rest counted: 3,000 skipped files are no reading. */
const MOST_SKIPPED = 40;
const MOST_NOTICES = 20;
const MOST_QUESTIONS = 10;
/** Characters of one text from outside, tried in turn until all but the findings takes at most half of a body. */
const TEXT_LIMITS = [400, 100, 30];

/** The summary comment, at most 65,536 characters: verdict, findings by agent and section, and what was not reviewed. */
export function summaryMarkdown(result: ReviewResult, options: ReportOptions): string {
	const fits = TEXT_LIMITS.find((each) => frame(result, options, each).length <= MAX_BODY_CHARACTERS / 2);
	const limit = fits ?? Math.min(...TEXT_LIMITS);
	const { head, tail, length } = frame(result, options, limit);
	const findings = summaryFindings(result, options, { room: MAX_BODY_CHARACTERS - length, textLimit: limit });
	return `${head}\n${findings}\n${tail}`;
}

function frame(result: ReviewResult, options: ReportOptions, limit: number) {
	const head = joined([
		printMarker({ kind: "summary", head: result.change.head }),
		`## Gregor: ${escapeInline(clip(result.verdict.sentence, limit))}`,
		counts(result),
	]);
	const tail = joined([
		questions(result, limit),
		coverage(result, limit),
		notices(result, limit),
		leftOut(result, limit),
		footer(result, options),
	]);
	return { head, tail, length: head.length + tail.length + headingsLength(result, limit) + 2 };
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

function questions(result: ReviewResult, limit: number): string {
	if (result.questions.length === 0) return "";
	const lines = result.questions.slice(0, MOST_QUESTIONS).map(({ key, question }) => {
		return `- ${escapeInline(clip(question, limit))} Answer as ${codeSpan(`constraints.${clip(key, limit)}`)}.`;
	});
	return `### Questions\n\nThe answers would change a finding; they go into \`.github/gregor.yml\`.\n\n${lines.join("\n")}`;
}

function coverage(result: ReviewResult, limit: number): string {
	const { reviewed, skipped } = result.coverage;
	const title = `### Reviewed ${reviewed.length} of ${counted(reviewed.length + skipped.length, "file")}`;
	if (skipped.length === 0) return title;
	const lines = skipped.slice(0, MOST_SKIPPED).map(({ path, reason }) => {
		return `- ${codeSpan(clip(path, limit))}: ${escapeInline(clip(reason, limit))}`;
	});
	const list = withMore(lines, skipped.length, "file");
	return `${title}\n\n<details><summary>${counted(skipped.length, "file")} not reviewed, and why</summary>\n\n${list}\n\n</details>`;
}

function notices(result: ReviewResult, limit: number): string {
	if (result.notices.length === 0) return "";
	const lines = result.notices.slice(0, MOST_NOTICES).map((notice) => {
		const where = noticePlace(notice);
		const head = where === undefined ? "" : `${codeSpan(clip(where, limit))}: `;
		return `- **${notice.level}** ${head}${escapeInline(clip(notice.message, limit))}`;
	});
	return `### Notices\n\n${withMore(lines, result.notices.length, "notice")}`;
}

function withMore(lines: readonly string[], total: number, what: string): string {
	const more = total - lines.length;
	return [...lines, ...(more > 0 ? [`- and ${counted(more, `more ${what}`)}`] : [])].join("\n");
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
	const rules = counted(result.rulesRun, "rule");
	const agents = counted(result.agents.length, "agent");
	return `<sub>Gregor ${escapeInline(options.version)} · ${agents} · ${rules} · ${duration(result.durationMs)}</sub>`;
}
