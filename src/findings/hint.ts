import type { Priority } from "../config/priority.ts";
import type { Location } from "./finding.ts";

/** A rule's match that is evidence for an agent, and no comment. */
export interface Hint extends Location {
	readonly source: string;
	readonly agent: string;
	readonly title: string;
	readonly problem: string;
	readonly priority: Priority;
	readonly confidence: number;
}
