/** The work on one pull request: hear what people said, answer it, and review the change where that is wanted. */

import type { ReviewScope } from "../../github/commands/command.ts";
import type { PullRequestRef, RunId } from "../../github/pull-request-host.ts";
import type { Failure, Handler } from "../queue.ts";
import { answerComments } from "./answer-comments.ts";
import { endOtherRuns } from "./end-other-runs.ts";
import { hearThreads } from "./hear-threads.ts";
import { widest } from "./review-scope.ts";
import { runReview } from "./run-review.ts";
import { answerPeople } from "./talk/answer-people.ts";
import { readWishes, type Wishes } from "./wishes.ts";
import type { Work } from "./work.ts";
import type { JobWorld } from "./world.ts";

export function pullRequestHandler(world: JobWorld): Handler {
	return async (pullRequest, signal) => {
		const requests = await world.store.takeRequests(pullRequest);
		if (requests.length === 0) return;
		const host = world.openHost(pullRequest);
		const facts = await host.read();
		const work = { pullRequest, facts, host, signal };
		if (facts.state === "open") await fulfil(work, readWishes(requests), world);
		else await endOtherRuns(work, undefined, world.store);
		await world.store.finishRequests(requests.map(({ id }) => id));
	};
}

async function fulfil(work: Work, wishes: Wishes, world: JobWorld): Promise<void> {
	await hearThreads(work.pullRequest, wishes.threads, world);
	const { scopes, done } = await answerComments(work, wishes.comments, world);
	await answerPeople(work, wishes.talks, world);
	const asked: readonly ReviewScope[] = wishes.isRerun ? [...scopes, { kind: "full" }] : scopes;
	if (asked.length > 0) await runReview({ ...work, scope: widest(asked), isAutomatic: false }, world);
	else if (wishes.isAutomatic) await runReview({ ...work, scope: { kind: "new" }, isAutomatic: true }, world);
	await done();
}

/** A job that failed for good still ends in a verdict on the pull request. */
export async function tellFinalFailure(pullRequest: PullRequestRef, failure: Failure, world: JobWorld): Promise<void> {
	const host = world.openHost(pullRequest);
	const { head, state } = await host.read();
	if (state === "closed") return;
	const run = await world.store.unfinishedRun(pullRequest, head.sha);
	const runId = run?.id ?? (`failed-${head.sha}` as RunId);
	const title = "Gregor could not review this change";
	const summary = `${title}. It was tried several times; the operator can see why and send it round again with \`gregor jobs\`. \`/review\` in a comment tries once more.`;
	await host.tellCheck({ runId, head: head.sha, state: "neutral", title, summary, annotations: [] });
	if (run) await world.store.finishRun(run.id, { outcome: "failed", stages: {}, counts: {}, error: failure.name });
	world.onRunEnd("failed");
}
