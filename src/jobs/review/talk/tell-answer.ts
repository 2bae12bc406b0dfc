/** Posts what an agent said to a person, and does what follows from it: it may change its mind, and a person decides. */

import { whoMay } from "../../../github/commands/who-may.ts";
import type { TalkOutcome } from "../../../model/talk/talk-request.ts";
import { escapeInline, escapeText } from "../../../report/markdown/escape.ts";
import type { KnownFinding } from "../../../store/findings.ts";
import { unlessGone } from "../unless-gone.ts";
import type { HeardTalk } from "../wishes.ts";
import type { Work } from "../work.ts";
import type { JobWorld, TalkTold } from "../world.ts";
import type { Subject } from "./choose-subject.ts";
import { agreedOnly, couldNotAnswer, notByWords, withdrawn } from "./sentences.ts";

/** May be played again: the store's and GitHub's part of it do nothing the second time. */
export async function tellAnswer(
	work: Work,
	talk: HeardTalk,
	{ finding }: Subject,
	said: TalkOutcome,
	world: JobWorld,
): Promise<TalkTold> {
	const { agent, failure } = said;
	if (failure) {
		if (talk.isNamed || isQuestion(talk.body)) await post(work, talk, couldNotAnswer(failure));
		return { outcome: "failed", agent, failure };
	}
	if (said.finding !== "withdrawn" || !finding) {
		if (said.reply !== "") await post(work, talk, signed(said));
		return { outcome: said.reply === "" ? "silent" : "answered", agent };
	}
	if (said.isSuspicious) {
		await post(work, talk, notByWords(finding.number));
		return { outcome: "answered", agent };
	}
	if (!(await mayWithdraw(work, talk))) {
		await post(work, talk, signed(said, agreedOnly(finding.number)));
		return { outcome: "answered", agent };
	}
	await world.store.withdraw(work.pullRequest, finding.fingerprint, talk.author, said.reason);
	await post(work, talk, signed(said, withdrawn(finding.number)));
	await resolve(work, finding);
	return { outcome: "withdrawn", agent };
}

/** Whom Gregor believes has settled the finding: that takes what `/dismiss` takes. */
async function mayWithdraw({ host, facts }: Work, { author }: HeardTalk): Promise<boolean> {
	const permission = await host.permissionOf(author);
	return whoMay({ kind: "dismiss" }, permission, author === facts.author.login).kind === "allowed";
}

async function post({ host }: Work, { target, deliveryId }: HeardTalk, text: string): Promise<void> {
	await unlessGone(host.answer(target, text, deliveryId));
}

/** A model's words are escaped, and say whose they are. */
function signed({ reply, agent }: TalkOutcome, ...more: readonly string[]): string {
	return [escapeText(reply), ...more, `<sub>Answered by ${escapeInline(agent)}</sub>`].join("\n\n");
}

/** In the writing systems that ask with a sign of their own; code and quotes ask nothing. */
function isQuestion(body: string): boolean {
	const prose = body.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`|^ {0,3}>.*$/gm, "");
	return /[?？؟](?=[\s)"'»”*_]|$)/.test(prose);
}

/** An installation that does not let the App resolve threads keeps it open: the answer tells that it is settled. */
async function resolve({ host }: Work, { fingerprint }: KnownFinding): Promise<void> {
	const thread = (await host.threads()).find((one) => one.fingerprint === fingerprint);
	if (thread && !thread.isResolved) await unlessGone(host.resolveThread(thread.id));
}
