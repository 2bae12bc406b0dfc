/** What people do in the demo. Each settles when GitHub has told the App; what Gregor makes of it is not waited for. */

import type { OpenPullRequest } from "../../test/support/github/scenario/pull-requests.ts";
import type { CheckRun, PullRequest, ReviewThread, User } from "../../test/support/github/world.ts";
import { REPEATED_ALERT } from "./model/answers/kafka-architect.ts";
import { OBJECTION } from "./model/answers/talk.ts";
import type { Demo } from "./open-demo.ts";
import { readStage } from "./read-stage.ts";
import { ourThreads, textOf } from "./seen.ts";

export const BRANCH = "price-readings";

const DESCRIPTION = [
	"Each reading gets its customer's tariff, and whoever uses a lot hears of it on the topic `alerts`.",
	"",
	"- [x] tariffs are asked of the tariff service, and remembered",
	"- [x] alerts are produced with idempotence",
	"- [ ] load test",
].join("\n");

/** The branches of the second pull requests, by what Gregor should make of them. */
export const OTHERS = {
	clean: { stage: "clean-change", branch: "readings-since", title: "Tell what was used since an earlier reading" },
	docs: { stage: "docs-change", branch: "say-how-to-configure", title: "Say how to configure the service" },
} as const;

/** Once, before anything else: nobody shall take written answers for a model's. */
export function sayWhoAnswers({ model, log }: Demo): void {
	log.say("note", model.isLive ? LIVE : WRITTEN);
}

const LIVE = "The agents ask Claude; what each costs is told as it is spent.";
const WRITTEN =
	"The agents' answers were written beforehand, by hand, because there is no key: all else is real, and the cost is what these tokens would cost. With ANTHROPIC_API_KEY set, `npm run demo -- --live` asks Claude.";

export async function openFirst(demo: Demo): Promise<PullRequest> {
	const title = "Price readings and announce alerts";
	return open(demo, { author: demo.people.meta, head: BRANCH, title, body: DESCRIPTION });
}

export async function openOther(demo: Demo, which: keyof typeof OTHERS): Promise<PullRequest> {
	const { stage, branch, title } = OTHERS[which];
	const { github, repository, people } = demo;
	const commit = { files: readStage(stage), message: title, parent: "refs/heads/main" };
	await github.push(repository, branch, commit, people.grete);
	return open(demo, { author: people.grete, head: branch, title });
}

async function open({ github, repository, log }: Demo, wanted: OpenPullRequest): Promise<PullRequest> {
	log.say("person", `${wanted.author.login} opens a pull request: "${wanted.title}"`);
	return github.openPullRequest(repository, wanted);
}

/** Three mistakes are made good, most stay, two are new. */
export async function pushNext(
	{ github, repository, people, log, pushedAfter }: Demo,
	pull: PullRequest,
): Promise<void> {
	const message = "Answer the review: acks, offsets, one pattern; store again where storing fails";
	log.say("person", `${people.meta.login} pushes the next commit: "${message}"`);
	const after = lastSaid(pull);
	const sha = await github.push(repository, BRANCH, { files: readStage("next-commit"), message }, people.meta);
	pushedAfter.set(sha, after);
}

export async function comment({ github, log }: Demo, pull: PullRequest, by: User, body: string): Promise<number> {
	log.say("person", `${by.login} comments on #${pull.number}: ${firstLine(body)}`);
	return (await github.comment(pull, by, body)).id;
}

export async function reply({ github, log }: Demo, thread: ReviewThread, by: User, body: string): Promise<number> {
	log.say("person", `${by.login} answers at ${thread.path}:${thread.originalLine}: ${firstLine(body)}`);
	return (await github.replyInThread(thread, by, body)).id;
}

/** The finding that a maintainer can answer for; none where it was not told, or has been talked about. */
export function disputed(pull: PullRequest): ReviewThread | undefined {
	const thread = ourThreads(pull).find((each) => textOf(each).includes(REPEATED_ALERT));
	return thread?.resolvedBy === null && thread.comments.length === 1 ? thread : undefined;
}

export function object(demo: Demo, thread: ReviewThread): Promise<number> {
	return reply(demo, thread, demo.people.grete, OBJECTION);
}

export async function setResolved({ github, log }: Demo, thread: ReviewThread, by: User, to: boolean): Promise<void> {
	log.say(
		"person",
		`${by.login} ${to ? "resolves" : "opens again"} the thread at ${thread.path}:${thread.originalLine}`,
	);
	await (to ? github.resolveThread(thread, by) : github.unresolveThread(thread, by));
}

/** Presses "Re-run", or a button of the check's own. */
export async function press(
	{ github, log }: Demo,
	check: CheckRun,
	by: User,
	action: string | undefined,
): Promise<void> {
	log.say("person", `${by.login} presses "${action ?? "Re-run"}" on the check`);
	await (action === undefined ? github.rerequestCheck(check, by) : github.requestAction(check, action, by));
}

/** Ids grow with time, whatever they are of. */
function lastSaid({ reviews, threads, comments }: PullRequest): number {
	const inThreads = threads.flatMap((thread) => thread.comments);
	return Math.max(0, ...[...reviews, ...comments, ...inThreads].map(({ id }) => id));
}

function firstLine(body: string): string {
	return body.split("\n", 1)[0] ?? "";
}
