import type { PullRequest } from "../../../test/support/github/world.ts";
import { SMALL_BATCHES } from "../model/answers/performance-auditor.ts";
import type { Demo } from "../open-demo.ts";
import { latestCheck } from "../page/checks.ts";
import { prove } from "../prove.ts";
import { ourThreads, summaries, textOf } from "../seen.ts";

/** What no rule sees. */
const FOUND_BY_AGENTS = /Found by `rust-kafka-performance-architect` and `rust-systems-architect`/;
const CONFIRMED = /Found by \[`kafka-commit-of-last-offset`\]\([^)]+\) and `rust-kafka-performance-architect`/;
/** The finding's line in the fold, then who refuted it and why. */
const REFUTED = /^- (.+?) · .*\n\s+(Refuted by `[\w-]+`): (.+)$/gm;
const COST = /4 agents and the verifier · \d+ rules · \$\d+\.\d\d/;

/** The agents' part of the first review: what they add to the rules, and what did not survive a second look. */
export function agentsHeard({ log }: Demo, pull: PullRequest): void {
	const texts = ourThreads(pull).map(textOf);
	const claim = (words: string, pattern: RegExp) =>
		prove(
			log,
			words,
			texts.some((text) => pattern.test(text)),
			texts,
		);
	claim("two agents found, as one comment, what no rule sees", FOUND_BY_AGENTS);
	claim("a comment names the rule that found it and the agent that confirmed it", CONFIRMED);
	const summary = summaries(pull)[0]?.body ?? "";
	const refuted = [...summary.matchAll(REFUTED)];
	for (const [, title, by, reason] of refuted) log.say("gregor", `${title}. ${by}: ${reason}`);
	const isTold = /refuted by `verifier`/i.test(summary) && summary.includes(SMALL_BATCHES);
	prove(log, "what the verifier refuted is folded in the summary, with the reason", isTold, summary);
	prove(log, "and stands on no line", !texts.some((text) => text.includes(SMALL_BATCHES)), texts);
	prove(log, "what only a person knows is asked, once", summary.split("/context freshness=").length === 2, summary);
	const check = latestCheck(pull)?.output.summary ?? "";
	const cost = COST.exec(check)?.[0];
	prove(log, `the check tells who reviewed, and the cost: ${cost}`, cost !== undefined, check);
}
