import type { ReviewResult } from "../../review/result.ts";
import type { ReportOptions } from "../report-options.ts";
import { wrap } from "../text/wrap.ts";
import { drawFinding } from "./draw-finding.ts";
import { drawHeader } from "./draw-header.ts";
import { drawRefuted } from "./draw-refuted.ts";
import { drawReports } from "./draw-reports.ts";
import { drawCoverage, drawLeftOut, drawListed, drawNotices, drawQuestions } from "./draw-rest.ts";
import type { Style } from "./paint.ts";
import { oneLine, type Screen, screenOf } from "./screen.ts";

/** A review for a person at a terminal: reviewers, findings by rank, what else was said, what was not reviewed; verdict last. */
export function terminalReport(result: ReviewResult, options: ReportOptions): string {
	const screen = screenOf(options);
	const rule = screen.paint(["dim"], "─".repeat(screen.width));
	const findings = result.findings.flatMap((finding, index) => [rule, ...drawFinding(finding, index + 1, screen), ""]);
	const lines = [
		...drawHeader(result, options.range, screen),
		...findings,
		...(findings.length > 0 ? [rule, ""] : []),
		...drawListed(result, screen),
		...drawReports(result, screen),
		...drawRefuted(result, screen),
		...drawQuestions(result, screen),
		...drawCoverage(result, screen),
		...drawNotices(result, screen),
		...drawLeftOut(result, screen),
		...drawVerdict(result, screen),
	];
	return `${lines.join("\n")}\n`;
}

function drawVerdict({ verdict }: ReviewResult, screen: Screen): readonly string[] {
	const styles = ["bold", verdictColour(verdict)] as const;
	return wrap(`Verdict: ${oneLine(verdict.sentence)}`, screen.width).map((line) => screen.paint(styles, line));
}

function verdictColour(verdict: ReviewResult["verdict"]): Style {
	if (verdict.failed) return "red";
	return verdict.conclusion === "clean" || verdict.conclusion === "nothing-to-review" ? "green" : "yellow";
}
