import type { ReviewResult } from "../review/result.ts";
import { jsonReport } from "./json/json-report.ts";
import { markdownReport } from "./markdown/markdown-report.ts";
import type { ReportOptions } from "./report-options.ts";
import { sarifReport } from "./sarif/sarif-report.ts";
import { terminalReport } from "./terminal/terminal-report.ts";

export const REPORT_FORMATS = ["terminal", "markdown", "json", "sarif"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const REPORTS: Readonly<Record<ReportFormat, (result: ReviewResult, options: ReportOptions) => string>> = {
	terminal: terminalReport,
	markdown: markdownReport,
	json: jsonReport,
	sarif: sarifReport,
};

/** A review told in one of the formats; ends in a line feed. Pure. */
export function render(format: ReportFormat, result: ReviewResult, options: ReportOptions): string {
	return REPORTS[format](result, options);
}
