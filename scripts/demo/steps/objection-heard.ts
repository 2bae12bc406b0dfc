import type { PullRequest } from "../../../test/support/github/world.ts";
import type { Demo } from "../open-demo.ts";
import { prove } from "../prove.ts";
import { isBot } from "../seen.ts";
import { disputed, object } from "../story.ts";

/** A maintainer knows what the code does not show: the agent that found it answers, and withdraws. */
export async function objectionHeard(demo: Demo, pull: PullRequest): Promise<void> {
	const { log } = demo;
	const thread = disputed(pull);
	if (thread === undefined) return prove(log, "there is a finding to object to", false, pull.threads.length);
	await object(demo, thread);
	await demo.settle();
	const answer = thread.comments.find((each, index) => index > 0 && isBot(each))?.body ?? "";
	log.say("gregor", answer.replace(/<!--.*?-->\s*/, "").split("\n", 1)[0] ?? "");
	const isAgents = answer.includes("Answered by rust-kafka-performance-architect");
	prove(log, "the agent that found it answers in the thread", isAgents, answer);
	prove(log, "it withdraws the finding", /is withdrawn and will not be said again/.test(answer), answer);
	prove(log, "and the thread is resolved", thread.resolvedBy !== null, thread.resolvedBy);
}
