/** Asks the agent that answers, with the code, the finding and what was said so far before it. */

import type { ChangedFile } from "../../../change/change-set.ts";
import type { RunId, SaidComment } from "../../../github/pull-request-host.ts";
import { parseRunMarker } from "../../../github/run-marker.ts";
import { modelId } from "../../../model/models.ts";
import { promptSettings } from "../../../model/prompt/prompt-settings.ts";
import { answerPerson } from "../../../model/talk/answer-person.ts";
import type { TalkOutcome } from "../../../model/talk/talk-request.ts";
import { treeTools } from "../../../review/agents/tree-tools.ts";
import { openSyntax } from "../../../syntax/open-syntax.ts";
import { openRunModel } from "../run-model.ts";
import type { HeardTalk } from "../wishes.ts";
import type { Work } from "../work.ts";
import type { JobWorld } from "../world.ts";
import type { Subject } from "./choose-subject.ts";
import type { TalkGround } from "./talk-ground.ts";
import { talkSections } from "./talk-sections.ts";

/** Characters of a comment that are read; GitHub takes sixteen times as many. */
const COMMENT_CHARACTERS = 4_000;

export async function askAbout(
	work: Work,
	talk: HeardTalk,
	{ id, subject }: { readonly id: RunId; readonly subject: Subject },
	{ fetched, settings }: TalkGround,
	world: JobWorld,
): Promise<TalkOutcome> {
	const { model, stored } = await openRunModel(work, id, fetched, settings, world);
	if (!model) throw new Error("A comment was to be answered without a model.");
	const { agent, finding } = subject;
	const chosen = settings.configuration.model;
	const sections = await sectionsFor(work, talk, subject, fetched, world);
	const outcome = await answerPerson(
		{
			agent,
			model: modelId(agent.model, { ...chosen, aliases: model.aliases }),
			sections,
			added: fetched.change.files.map(addedText),
			comment: { author: talk.author, body: talk.body.slice(0, COMMENT_CHARACTERS) },
			isAboutFinding: finding !== undefined,
			nonce: model.nonce,
			secrets: model.secrets,
			settings: promptSettings(chosen),
			tree: treeTools({ readHead: fetched.readHead, grep: model.grep }),
		},
		model.calls,
		model.onProgress,
	);
	await stored();
	return outcome;
}

/** Its path, too, is anybody's text. */
function addedText({ path, hunks }: ChangedFile): string {
	const added = hunks.flatMap(({ lines }) => lines.filter(({ kind }) => kind === "added"));
	return [path, ...added.map(({ text }) => text)].join("\n");
}

async function sectionsFor(
	{ pullRequest, facts, host }: Work,
	{ target, threadStart }: HeardTalk,
	{ agent, finding }: Subject,
	fetched: TalkGround["fetched"],
	{ store }: JobWorld,
) {
	const thread = target.kind === "review-comment" ? (threadStart ?? target.commentId) : undefined;
	const [known, said] = await Promise.all([store.findingsOf(pullRequest), host.conversation(thread)]);
	const isShown = ({ id, isOurs, body }: SaidComment) => {
		// The comment itself stands last; the finding and the summary's findings are shown as they were told.
		const isSummary = isOurs && parseRunMarker(body)?.kind === "summary";
		return id !== target.commentId && id !== finding?.commentId && !isSummary;
	};
	const place = said.find(({ place: one }) => one)?.place;
	const syntax = openSyntax();
	try {
		const comments = said.filter(isShown);
		return await talkSections({ facts, finding, known, agent: agent.name, comments, place, fetched, syntax });
	} finally {
		await syntax.close();
	}
}
