/** What Gregor says in its own words when it talks with people. */

import { explainFailure } from "../../../model/explain-failure.ts";
import type { Failure } from "../../../model/failure.ts";
import { MOST_ANSWERS_A_DAY, MOST_ANSWERS_A_THREAD } from "./allowance.ts";

const COMMANDS = "Commands work all the same: `/help` lists them.";

export const NO_KEY = `Gregor runs without a model here, and a conversation needs one: the operator can set a key. ${COMMANDS}`;
export const SWITCHED_OFF = `The model is switched off in this repository's configuration, and a conversation needs it. ${COMMANDS}`;

export const LAST_WORD = `Gregor gives ${MOST_ANSWERS_A_THREAD} answers in a thread and ${MOST_ANSWERS_A_DAY} a day on a pull request, so it says no more here; what becomes of a finding is yours to decide, with \`/dismiss\`.`;

export const withdrawn = (number: number): string => `Finding ${number} is withdrawn and will not be said again.`;

export const agreedOnly = (number: number): string =>
	`Finding ${number} stays open until someone who may write to this repository settles it: \`/dismiss ${number}\`.`;

export const notByWords = (number: number): string =>
	`Something in this conversation or in the change is addressed to reviewers, so Gregor does not withdraw a finding over it. Finding ${number} stays; someone who may write to this repository can settle it: \`/dismiss ${number}\`.`;

/** The finding stands as it was: that is all that a person needs to know beside why. */
export function couldNotAnswer(failure: Failure): string {
	const why =
		failure.kind === "budget-reached" ? explainFailure(failure) : "The model gave no answer that can be told.";
	return `I cannot answer this now. ${why} What was found stands. ${COMMANDS}`;
}
