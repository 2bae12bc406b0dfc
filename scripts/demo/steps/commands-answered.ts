import type { IssueComment, PullRequest, User } from "../../../test/support/github/world.ts";
import type { Demo } from "../open-demo.ts";
import { prove, proveEqual } from "../prove.ts";
import { isBot, ourThreads, reactionsOf, threadAbout } from "../seen.ts";
import { comment, reply } from "../story.ts";

/** People ask, and are answered; who may not is told so. */
export async function commandsAnswered(demo: Demo, pull: PullRequest): Promise<void> {
	const { meta, grete, josef } = demo.people;
	const { log } = demo;
	const help = await ask(demo, pull, meta, "/help");
	proveEqual(log, "seen with eyes, done with a thumb", reactionsOf(help.asked), "eyes +1");
	prove(
		log,
		"the commands are told",
		help.answers.some((text) => text.includes("/dismiss")),
		help.answers,
	);
	const explained = await ask(demo, pull, grete, "/explain kafka-commit-of-last-offset");
	prove(
		log,
		"the rule is explained",
		explained.answers.some((text) => text.includes("offset")),
		explained.answers,
	);
	const refused = await ask(demo, pull, josef, "/pause");
	proveEqual(log, "who may only read may not pause, and is told so", reactionsOf(refused.asked), "eyes confused");
	await dismissed(demo, pull);
	const threads = ourThreads(pull).length;
	const again = await ask(demo, pull, meta, "/review full");
	proveEqual(log, "a full review is done", reactionsOf(again.asked), "eyes +1");
	proveEqual(log, "and repeats nothing, what was dismissed or withdrawn neither", ourThreads(pull).length, threads);
}

async function dismissed(demo: Demo, pull: PullRequest): Promise<void> {
	const thread = threadAbout(pull, /`linger\.ms` is 0/);
	if (thread === undefined)
		return prove(demo.log, "there is a finding about linger.ms", false, ourThreads(pull).length);
	const id = await reply(demo, thread, demo.people.grete, "/dismiss an alert must not wait for another one");
	await demo.settle();
	const asked = thread.comments.find((each) => each.id === id);
	proveEqual(demo.log, "the finding is dismissed in its thread", asked && reactionsOf(asked), "eyes +1");
	prove(demo.log, "and its thread is resolved", thread.resolvedBy !== null, thread.resolvedBy);
}

interface Answered {
	readonly asked: IssueComment;
	readonly answers: readonly string[];
}

async function ask(demo: Demo, pull: PullRequest, by: User, command: string): Promise<Answered> {
	const id = await comment(demo, pull, by, command);
	await demo.settle();
	const asked = pull.comments.find((each) => each.id === id);
	if (asked === undefined) throw new Error(`The comment ${id} is gone.`);
	return { asked, answers: pull.comments.filter((each) => each.id > id && isBot(each)).map(({ body }) => body) };
}
