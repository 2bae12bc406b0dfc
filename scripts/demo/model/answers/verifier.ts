/** What the verifier says; of findings that are not named here, that they stand. */

import { SMALL_BATCHES } from "./performance-auditor.ts";

export interface WrittenJudgement {
	readonly check: string;
	readonly is_true: "yes" | "no";
	readonly reason: string;
}

export const STANDS: WrittenJudgement = {
	check: "The quoted lines run on the path that the finding names, as often as it says.",
	is_true: "yes",
	reason: "The code shown bears it out.",
};

/** By the finding's title. */
export const JUDGEMENTS: Readonly<Record<string, WrittenJudgement>> = {
	[SMALL_BATCHES]: {
		check: "`recv_many` waits for one reading, then takes up to 500 of those that are there; once for each batch.",
		is_true: "no",
		reason:
			"While one batch is priced and stored, the next readings queue up, and `recv_many` takes up to 500 of them at once. Batches are small only while nothing waits, and then they cost nothing.",
	},
};
