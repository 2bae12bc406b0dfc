/** The order in which findings are told: a total order, so that two runs over the same findings agree. */

import { PRIORITIES, type Priority } from "../config/priority.ts";
import { type Finding, type FindingText, LEVELS, type Level, type Location } from "./finding.ts";

/** 0 for the most urgent. */
export const priorityRank = (priority: Priority) => PRIORITIES.indexOf(priority);

/** Priority, then worth, then confidence, then place; identity last. */
export function rank(findings: readonly Finding[]): Finding[] {
	return findings.toSorted(
		(one, other) =>
			priorityRank(one.priority) - priorityRank(other.priority) ||
			worth(other) - worth(one) ||
			other.confidence - one.confidence ||
			byPlace(one, other) ||
			compare(one.fingerprint, other.fingerprint),
	);
}

/** Gain against what the change costs, -6 to 6: the gain weighs as much as complexity, maintenance and risk together. */
export function worth(finding: Pick<FindingText, "gain" | "complexity" | "maintenance" | "risk">): number {
	const costs = degree(finding.complexity.level) + degree(finding.maintenance.level) + degree(finding.risk.level);
	return 3 * degree(finding.gain.level) - costs;
}

const degree = (level: Level) => LEVELS.indexOf(level);

export function byPlace(one: Location, other: Location): number {
	return compare(one.path, other.path) || one.startLine - other.startLine || one.endLine - other.endLine;
}

function compare(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
