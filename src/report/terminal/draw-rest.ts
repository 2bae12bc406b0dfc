import type { ReviewResult } from "../../review/result.ts";
import { hasConstraint } from "../answer-ways.ts";
import { confidencePercent } from "../estimates.ts";
import { counted } from "../numbers.ts";
import { noticePlace, place } from "../places.ts";
import { PRIORITY_LABELS } from "../priority-label.ts";
import { wrap } from "../text/wrap.ts";
import { PRIORITY_STYLES } from "./draw-finding.ts";
import { hanging, heading } from "./hanging.ts";
import { oneLine, type Screen } from "./screen.ts";

/** Files named one by one before the rest is only counted. */
const MOST_FILES = 20;

/** Findings that are true but not worth a comment, in short. */
export function drawListed({ listed }: ReviewResult, screen: Screen): readonly string[] {
	if (listed.length === 0) return [];
	const column = Math.max(...listed.map((finding) => PRIORITY_LABELS[finding.priority].length)) + 2;
	const lines = listed.flatMap((finding) => {
		const label = PRIORITY_LABELS[finding.priority].toUpperCase().padEnd(column);
		const text = `${place(finding)} ${finding.title} [${finding.sources.join(", ")}, ${confidencePercent(finding)}]`;
		const [first = "", ...rest] = hanging(" ".repeat(column), oneLine(text), screen);
		return [`   ${screen.paint(PRIORITY_STYLES[finding.priority], label)}${first.trimStart()}`, ...rest];
	});
	return [heading(`Listed only (${listed.length})`, screen), ...lines, ""];
}

export function drawQuestions({ questions }: ReviewResult, screen: Screen): readonly string[] {
	if (questions.length === 0) return [];
	const lines = questions.flatMap(({ key, question }) => {
		const place = hasConstraint(key)
			? `as \`constraints.${key}\` in .github/gregor.yml`
			: "in the pull request's description";
		return hanging("? ", `${oneLine(question)} Answer it ${place}.`, screen);
	});
	return [heading("Questions that would change a finding", screen), ...lines, ""];
}

/** How much was reviewed, each file that was not, and what only the rules have read, with the reasons. */
export function drawCoverage({ coverage, model }: ReviewResult, screen: Screen): readonly string[] {
	const { reviewed, skipped } = coverage;
	const total = reviewed.length + skipped.length;
	const title = heading(`Reviewed ${reviewed.length} of ${counted(total, "file")}`, screen);
	const lines = skipped.slice(0, MOST_FILES).flatMap(({ path, reason }) => {
		return hanging("- ", `${oneLine(path)}: ${oneLine(reason)}`, screen);
	});
	const more = skipped.length - MOST_FILES;
	const rest = more > 0 ? hanging("", `and ${counted(more, "more file")}; --format json names all`, screen) : [];
	return [title, ...lines, ...rest, ...drawNotRead(model?.notRead ?? [], screen), ""];
}

function drawNotRead(notRead: readonly string[], screen: Screen): readonly string[] {
	if (notRead.length === 0) return [];
	const lines = notRead.slice(0, MOST_FILES).flatMap((phrase) => hanging("- ", oneLine(phrase), screen));
	const more = notRead.length - MOST_FILES;
	const rest = more > 0 ? hanging("", `and ${counted(more, "more part")}; --format json names all`, screen) : [];
	return [...hanging("", "Read by the rules, and shown to no agent:", screen), ...lines, ...rest];
}

export function drawNotices({ notices }: ReviewResult, screen: Screen): readonly string[] {
	if (notices.length === 0) return [];
	const lines = notices.flatMap((notice) => {
		const where = noticePlace(notice);
		const head = screen.paint([notice.level === "error" ? "red" : "yellow"], notice.level);
		const text = `${where === undefined ? "" : `${oneLine(where)}: `}${oneLine(notice.message)}`;
		const [first = "", ...rest] = hanging(" ".repeat(notice.level.length + 1), text, screen);
		return [`   ${head} ${first.trimStart()}`, ...rest];
	});
	return [heading("Notices", screen), ...lines, ""];
}

/** What settling left out, and the evidence that only agents see. */
export function drawLeftOut({ leftOut, hints }: ReviewResult, screen: Screen): readonly string[] {
	const reasons = Object.entries(leftOut).filter(([, count]) => count > 0);
	const parts = reasons.map(([reason, count]) => `${count} ${oneLine(reason)}`);
	const left = parts.length === 0 ? [] : [`Left out: ${parts.join(", ")}.`];
	const hinted = hints.length === 0 ? [] : [`${counted(hints.length, "hint")} for agents, in --format json.`];
	const text = [...left, ...hinted].join(" ");
	return text === "" ? [] : [...wrap(text, screen.width).map((line) => screen.paint(["dim"], line)), ""];
}
