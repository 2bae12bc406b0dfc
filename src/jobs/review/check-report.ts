/** The check run: what a review came to, in GitHub's words. */

import type { Finding } from "../../findings/finding.ts";
import type { Annotation, CheckReport, HeadSha, RunId } from "../../github/pull-request-host.ts";
import type { ReviewResult } from "../../review/result.ts";

interface Run {
	readonly runId: RunId;
	readonly head: HeadSha;
}

export function startedCheck(run: Run): CheckReport {
	return {
		...run,
		state: "in_progress",
		title: "Reviewing",
		summary: "Gregor is reading the change.",
		annotations: [],
	};
}

/** `summary` is markdown. Only what is new is annotated: an annotation for what was said before would say it twice. */
export function endedCheck(run: Run, result: ReviewResult, summary: string): CheckReport {
	return {
		...run,
		state: stateOf(result),
		title: result.verdict.sentence,
		summary,
		annotations: [...result.findings, ...result.listed].map(toAnnotation),
	};
}

/** For a pull request that is left alone, with the reason. */
export function neutralCheck(run: Run, reason: string): CheckReport {
	return { ...run, state: "neutral", title: reason, summary: reason, annotations: [] };
}

function stateOf({ verdict }: ReviewResult): CheckReport["state"] {
	if (verdict.failed) return "failure";
	return verdict.conclusion === "clean" ? "success" : "neutral";
}

function toAnnotation({ path, startLine, endLine, title, recommendation, priority }: Finding): Annotation {
	const level = priority === "critical" ? "failure" : "warning";
	return { path, startLine, endLine, title, message: recommendation, level: priority === "nice" ? "notice" : level };
}
