/** The whole story, each step held to what it should have done. */

import type { Demo } from "./open-demo.ts";
import { prove, proveEqual, StoryError } from "./prove.ts";
import { amountSaid, checkOf } from "./seen.ts";
import { agentsHeard } from "./steps/agents-heard.ts";
import { commandsAnswered } from "./steps/commands-answered.ts";
import { firstReview } from "./steps/first-review.ts";
import { nextCommit } from "./steps/next-commit.ts";
import { objectionHeard } from "./steps/objection-heard.ts";
import { openOther } from "./story.ts";

/** Answers the exit status. */
export async function playOnce(demo: Demo): Promise<number> {
	const started = performance.now();
	try {
		const pull = await firstReview(demo);
		agentsHeard(demo, pull);
		await nextCommit(demo, pull);
		await objectionHeard(demo, pull);
		await commandsAnswered(demo, pull);
		await deliveredAgain(demo);
		await leftInPeace(demo);
		heldToGitHub(demo);
	} catch (error) {
		if (!(error instanceof StoryError)) throw error;
		console.error(`  ✗ ${error.message}`);
		return 1;
	}
	console.log(`\nThe story is told, in ${Math.round((performance.now() - started) / 100) / 10} s.`);
	return 0;
}

async function deliveredAgain(demo: Demo): Promise<void> {
	const { github, repository, log } = demo;
	const first = github.deliveries.find(({ event, action }) => event === "pull_request" && action === "opened");
	const before = repository.pulls.map(amountSaid);
	const checks = repository.checkRuns.length;
	log.say("person", "GitHub's own hand: the first webhook is delivered again");
	await github.redeliver(first?.id ?? 0);
	await demo.settle();
	const after = [repository.pulls.map(amountSaid), repository.checkRuns.length];
	proveEqual(log, "nothing follows from it", after, [before, checks]);
}

async function leftInPeace(demo: Demo): Promise<void> {
	const clean = await openOther(demo, "clean");
	await demo.settle();
	proveEqual(demo.log, "a clean change gets a green check", checkOf(clean), "success");
	proveEqual(demo.log, "and not one comment", amountSaid(clean), { comments: 0, reviews: 0, threads: 0 });
	const docs = await openOther(demo, "docs");
	await demo.settle();
	proveEqual(demo.log, "a change of documentation gets a neutral check", checkOf(docs), "neutral");
	proveEqual(demo.log, "and no comment either", amountSaid(docs), { comments: 0, reviews: 0, threads: 0 });
}

function heldToGitHub({ github, log }: Demo): void {
	log.say("person", `${github.requests.length} requests and ${github.deliveries.length} webhooks passed`);
	const refused = github.deliveries.filter(({ status = 0 }) => status < 200 || status > 299);
	proveEqual(log, "every webhook was taken", refused.length, 0);
	const { violations } = github;
	prove(
		log,
		"every request and answer is one that GitHub's own description allows",
		violations.length === 0,
		violations,
	);
}
