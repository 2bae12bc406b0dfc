import type { Configuration } from "../config/configuration.ts";
import type { Finding } from "./finding.ts";

export type CapLimits = Pick<
	Configuration["limits"],
	"inlineFindings" | "findingsPerRule" | "inlineConfidence" | "listedConfidence"
>;

export interface Capped {
	/** To be posted inline, best first. */
	readonly inline: readonly Finding[];
	/** For the summary only: less certain, or over a cap. */
	readonly listed: readonly Finding[];
	readonly tooUncertain: readonly Finding[];
}

/** What is true and small may fill a short review up; it never makes a long one longer. */
const WITH_NICE = 3;

/** Shares ranked findings out; the order within each share stays. */
export function cap(ranked: readonly Finding[], limits: CapLimits): Capped {
	const inline: Finding[] = [];
	const perClass = new Map<string, number>();
	for (const finding of ranked) {
		const ofClass = perClass.get(finding.issueClass) ?? 0;
		if (finding.confidence < limits.inlineConfidence) continue;
		const most = finding.priority === "nice" ? Math.min(WITH_NICE, limits.inlineFindings) : limits.inlineFindings;
		if (ofClass >= limits.findingsPerRule || inline.length >= most) continue;
		perClass.set(finding.issueClass, ofClass + 1);
		inline.push(finding);
	}
	const least = Math.min(limits.inlineConfidence, limits.listedConfidence);
	return {
		inline,
		listed: ranked.filter((finding) => finding.confidence >= least && !inline.includes(finding)),
		tooUncertain: ranked.filter((finding) => finding.confidence < least),
	};
}
