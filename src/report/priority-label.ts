import type { Priority } from "../config/priority.ts";

/** What a reader sees for a priority, the same in every format. */
export const PRIORITY_LABELS: Readonly<Record<Priority, string>> = {
	critical: "Critical",
	high: "High",
	architectural: "Architectural",
	nice: "Nice to have",
};
