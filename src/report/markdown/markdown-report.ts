import type { ReviewResult } from "../../review/result.ts";
import type { ReportOptions } from "../report-options.ts";
import { commentMarkdown } from "./comment-markdown.ts";
import { placeLink } from "./links.ts";
import { summaryMarkdown } from "./summary-markdown.ts";

/** What GitHub would show, in one document for a person or a pipeline: the summary, then each comment with its place. */
export function markdownReport(result: ReviewResult, options: ReportOptions): string {
	const comments = result.findings.map((finding) => {
		return `---\n\n${placeLink(finding, options)}\n\n${commentMarkdown(finding, options)}`;
	});
	return [summaryMarkdown(result, options), ...comments].join("\n");
}
