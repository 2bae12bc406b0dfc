/** A second opinion on findings that are placed and ranked, before they are shared out between lines and summary. */

import type { Finding } from "./finding.ts";

export interface RefutedFinding {
	readonly finding: Finding;
	/** An agent's name, or `verifier`. */
	readonly by: string;
	readonly reason: string;
}

/** Each finding that was handed in is in one of these, or was taken in by another one (`related`). */
export interface Judged {
	readonly kept: readonly Finding[];
	/** For the summary only. */
	readonly doubtful: readonly Finding[];
	readonly refuted: readonly RefutedFinding[];
}

export type Judge = (ranked: readonly Finding[]) => Promise<Judged>;
