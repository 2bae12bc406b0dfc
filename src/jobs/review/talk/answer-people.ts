/**
 * Answers people who speak to Gregor. Each answer is a run of its own, by the delivery's id: it is counted to what the
 * pull request has cost, and a job that is tried again goes on with what the model had said.
 */

import type { RunId } from "../../../github/pull-request-host.ts";
import type { TalkOutcome } from "../../../model/talk/talk-request.ts";
import { readSettings } from "../../../settings/read-settings.ts";
import type { Run } from "../../../store/runs.ts";
import { fetchChange } from "../fetch-change.ts";
import { unlessGone } from "../unless-gone.ts";
import type { HeardTalk } from "../wishes.ts";
import type { Work } from "../work.ts";
import type { JobWorld, TalkTold } from "../world.ts";
import { allowanceOf } from "./allowance.ts";
import { askAbout } from "./ask-about.ts";
import { chooseSubject, type Subject } from "./choose-subject.ts";
import { lastAgents } from "./last-agents.ts";
import { LAST_WORD, NO_KEY, SWITCHED_OFF } from "./sentences.ts";
import type { TalkGround } from "./talk-ground.ts";
import { tellAnswer } from "./tell-answer.ts";

export async function answerPeople(work: Work, talks: readonly HeardTalk[], world: JobWorld): Promise<void> {
	if (talks.length === 0) return;
	if (!world.model) return sayToNamed(work, talks, NO_KEY);
	const { pullRequest, facts, host, signal } = work;
	const fetched = await fetchChange(pullRequest, facts, host, world.clonesFolder, signal);
	try {
		const settings = await readSettings(fetched.repository, fetched.baseTip, undefined);
		if (!settings.configuration.model.enabled) return await sayToNamed(work, talks, SWITCHED_OFF);
		for (const talk of talks) await answerOnce(work, talk, { fetched, settings }, world);
	} finally {
		await fetched.close();
	}
}

/** Who did not call Gregor may not have meant it. */
async function sayToNamed(work: Work, talks: readonly HeardTalk[], sentence: string): Promise<void> {
	for (const { target, deliveryId } of talks.filter(({ isNamed }) => isNamed)) {
		await unlessGone(work.host.react(target, "eyes"));
		await unlessGone(work.host.answer(target, sentence, deliveryId));
	}
}

async function answerOnce(work: Work, talk: HeardTalk, ground: TalkGround, world: JobWorld): Promise<void> {
	const { store } = world;
	const { pullRequest, facts, host } = work;
	const id = `talk-${talk.deliveryId}` as RunId;
	const runs = await store.runsOf(pullRequest);
	const begun = runs.find((run) => run.id === id);
	const others = runs.filter((run) => run.id !== id);
	const allowance = allowanceOf(talk, others);
	if (begun?.end || allowance === "none") return;
	const known = await store.findingsOf(pullRequest);
	const names = lastAgents((await store.pullRequest(pullRequest)).summary);
	const subject = chooseSubject(talk, known, ground.settings.agents, names);
	if (!subject) return;
	await unlessGone(host.react(talk.target, "eyes"));
	const { threadStart: thread } = talk;
	const run = { id, pullRequest, head: facts.head.sha, base: facts.base.sha, kind: "talk" as const };
	await store.startRun({ ...run, ...(thread !== undefined && { thread }) });
	if (allowance === "last-word") return await lastWord(work, talk, id, world);
	const outcome = keptBy(begun) ?? (await askAndKeep(work, talk, { id, subject }, ground, world));
	const told = await tellAnswer(work, talk, subject, outcome, world);
	await end(work, id, told, outcome, world);
}

/** What it came to is kept before anything is told or settled. */
async function askAndKeep(
	work: Work,
	talk: HeardTalk,
	{ id, subject }: { readonly id: RunId; readonly subject: Subject },
	ground: TalkGround,
	world: JobWorld,
): Promise<TalkOutcome> {
	const outcome = await askAbout(work, talk, { id, subject }, ground, world);
	// A newer head: the next job asks again, with the code as it is then.
	work.signal.throwIfAborted();
	await world.store.keepResult(id, JSON.parse(JSON.stringify(outcome)));
	return outcome;
}

const keptBy = (run: Run | undefined): TalkOutcome | undefined => run?.result as unknown as TalkOutcome | undefined;

async function lastWord(work: Work, talk: HeardTalk, id: RunId, world: JobWorld): Promise<void> {
	await unlessGone(work.host.answer(talk.target, LAST_WORD, talk.deliveryId));
	await end(work, id, { outcome: "limit" }, undefined, world);
}

async function end(
	{ pullRequest }: Work,
	id: RunId,
	told: TalkTold,
	said: TalkOutcome | undefined,
	{ store, onTalk, onModelUse }: JobWorld,
): Promise<void> {
	const used = said && agentRunOf(said);
	const cost = used && { cost: JSON.parse(JSON.stringify([used])) };
	await store.finishRun(id, { outcome: told.outcome, stages: {}, counts: {}, ...cost });
	if (used) onModelUse(used);
	onTalk(pullRequest, told);
}

function agentRunOf({ agent, model, failure, usage, dollars, calls, toolCalls, durationMs }: TalkOutcome) {
	const state = failure ? ("failed" as const) : ("complete" as const);
	return { agent, model, state, findings: 0, refuted: 0, usage, dollars, calls, toolCalls, durationMs };
}
