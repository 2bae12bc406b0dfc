/** What a summary tells if there is room beside the findings: all of it is in the JSON report, too. */

import type { ReviewResult } from "../../review/result.ts";
import { counted } from "../numbers.ts";
import type { ReportOptions } from "../report-options.ts";
import { summaryRefuted } from "./summary-refuted.ts";
import { summaryReports } from "./summary-reports.ts";
import { summaryRuns } from "./summary-runs.ts";

export interface Extras {
	/** Empty where there is nothing, or no room. */
	readonly runs: string;
	readonly refuted: string;
	/** By the agent's name. */
	readonly reports: ReadonlyMap<string, string>;
	/** Names what had no room. */
	readonly note: string;
}

export const NO_EXTRAS: Extras = { runs: "", refuted: "", reports: new Map(), note: "" };

/** Characters that the note may take, with the lines around it. */
export const NOTE_LENGTH = 250;
/** Line feeds before and after a part. */
const AROUND = 4;

/** Each part whole or not at all, the ones that matter most first, within `room` characters. */
export function fitExtras(result: ReviewResult, options: ReportOptions, limit: number, room: number): Extras {
	let left = Math.max(0, room - NOTE_LENGTH);
	const fits = (part: string): boolean => {
		const size = part === "" ? 0 : part.length + AROUND;
		if (size > left) return false;
		left -= size;
		return true;
	};
	const runs = summaryRuns(result);
	const refuted = summaryRefuted(result, options, limit);
	const reports = [...summaryReports(result)];
	const hasRuns = fits(runs);
	const hasRefuted = fits(refuted);
	const kept = reports.filter(([, report]) => fits(report));
	const missing = [
		...(hasRuns ? [] : ["what the review took"]),
		...(hasRefuted ? [] : [counted(result.refuted.length, "refuted finding")]),
		...(kept.length === reports.length
			? []
			: [counted(reports.length - kept.length, "agent's report", "agents' reports")]),
	];
	return {
		runs: hasRuns ? runs : "",
		refuted: hasRefuted ? refuted : "",
		reports: new Map(kept),
		note: missing.length === 0 ? "" : `_For lack of room only in the JSON report: ${missing.join(", ")}._`,
	};
}
