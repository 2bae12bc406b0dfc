import {
	MAX_ANNOTATION_MESSAGE_CHARACTERS,
	MAX_ANNOTATION_TITLE_CHARACTERS,
	MAX_ANNOTATIONS_PER_REQUEST,
	MAX_CHECK_ACTIONS,
	MAX_CHECK_TEXT_CHARACTERS,
} from "./limits.ts";
import { clipText } from "./marked-body.ts";
import type { Annotation, CheckReport } from "./pull-request-host.ts";

/** What one request says of a check run. */
export interface CheckBatch {
	readonly status: "in_progress" | "completed";
	readonly conclusion?: "success" | "neutral" | "failure";
	readonly output: {
		readonly title: string;
		readonly summary: string;
		readonly annotations?: ReturnType<typeof toRequest>[];
	};
	readonly actions?: { label: string; description: string; identifier: string }[];
}

/**
 * The requests that tell a report, at least one. GitHub adds annotations to those that are there, so the first
 * `alreadyThere` are left out. Only the last request says how it ended: a check is not done while it is being told.
 */
export function checkBatches(report: CheckReport, alreadyThere: number): readonly CheckBatch[] {
	const rest = report.annotations.slice(alreadyThere);
	const batches: CheckBatch[] = [];
	for (let from = 0; from < rest.length || batches.length === 0; from += MAX_ANNOTATIONS_PER_REQUEST) {
		const annotations = rest.slice(from, from + MAX_ANNOTATIONS_PER_REQUEST);
		const isLast = from + MAX_ANNOTATIONS_PER_REQUEST >= rest.length;
		batches.push(batch(report, annotations, isLast));
	}
	return batches;
}

function batch(report: CheckReport, annotations: readonly Annotation[], isLast: boolean): CheckBatch {
	const output = {
		title: clipText(report.title, MAX_ANNOTATION_TITLE_CHARACTERS),
		summary: clipText(report.summary, MAX_CHECK_TEXT_CHARACTERS),
		...(annotations.length > 0 ? { annotations: annotations.map(toRequest) } : {}),
	};
	if (report.state === "in_progress" || !isLast) return { status: "in_progress", output };
	const actions = (report.actions ?? []).slice(0, MAX_CHECK_ACTIONS).map((action) => ({ ...action }));
	return { status: "completed", conclusion: report.state, output, ...(actions.length > 0 ? { actions } : {}) };
}

function toRequest(annotation: Annotation) {
	return {
		path: annotation.path,
		start_line: annotation.startLine,
		end_line: annotation.endLine,
		annotation_level: annotation.level,
		title: clipText(annotation.title, MAX_ANNOTATION_TITLE_CHARACTERS),
		message: clipText(annotation.message, MAX_ANNOTATION_MESSAGE_CHARACTERS),
	};
}
