/** A failure in one sentence for the person who reads the verdict: what happened, and what to do about it. */

import type { Failure, FailureKind } from "./failure.ts";

const SENTENCES: Readonly<Record<FailureKind, string>> = {
	"rate-limited": "The model's API limits the rate of calls; run the review again later, or raise the limit.",
	overloaded: "The model's API is overloaded; run the review again later.",
	"server-error": "The model's API failed; run the review again later.",
	"connect-timeout": "The model's API did not answer in time; check the network and the base URL.",
	"connect-failed": "The model's API could not be reached; check the network and the base URL.",
	"timed-out": "The model took longer than a call may take; a lower effort or a smaller change helps.",
	stalled: "The model's answer stopped half way; run the review again.",
	"stream-cut": "The model's answer broke off; run the review again.",
	"bad-json": "The model's answer was no JSON; run the review again.",
	"wrong-schema": "The model's answer had another shape than was asked for; run the review again.",
	refused: "The model refused to review this change.",
	"cut-short": "The model's answer was longer than it may be; what was whole is used.",
	"too-long": "The change is too long for the model; review it in smaller parts.",
	"spent-account": "The model's account has no credit left or reached its spending limit; the operator can raise it.",
	"wrong-key": "The model's API does not accept the key; the operator has to check it.",
	"unknown-model": "The model's API does not know this model; check `model` in the agent's file and the settings.",
	"bad-request":
		"The model's API did not accept the request; this is a bug in Gregor or a setting that the model does not take.",
	"budget-reached": "The budget for model calls is reached.",
	"out-of-time": "The run's time was up.",
	cancelled: "The review was cancelled.",
	"no-recording": "There is no recorded answer for this prompt.",
};

export function explainFailure({ kind, status, requestId, detail }: Failure): string {
	// Our own words, and what a person needs: which budget, and how much.
	if (kind === "budget-reached" && detail) return detail;
	const data = [status === undefined ? "" : `status ${status}`, requestId ? `request ${requestId}` : ""].filter(
		Boolean,
	);
	return data.length > 0 ? `${SENTENCES[kind]} (${data.join(", ")})` : SENTENCES[kind];
}
