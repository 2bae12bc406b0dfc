/**
 * Does what comments command: seen with 👀, done with 👍, refused with 😕 and one sentence. Answers carry their delivery's
 * id, so that a job that is tried again says nothing twice.
 */

import type { Command, ReviewScope } from "../../github/commands/command.ts";
import { parseCommands } from "../../github/commands/parse-commands.ts";
import { whoMay } from "../../github/commands/who-may.ts";
import { runCommand } from "./run-command.ts";
import { unlessGone } from "./unless-gone.ts";
import type { HeardComment } from "./wishes.ts";
import type { Work } from "./work.ts";
import type { JobWorld } from "./world.ts";

export interface Answered {
	/** Reviews that were asked for. */
	readonly scopes: readonly ReviewScope[];
	/** To be called when those are done. */
	done(): Promise<void>;
}

export async function answerComments(
	work: Work,
	comments: readonly HeardComment[],
	world: JobWorld,
): Promise<Answered> {
	const scopes: ReviewScope[] = [];
	const later: HeardComment[] = [];
	for (const comment of comments) {
		await unlessGone(work.host.react(comment.target, "eyes"));
		const { replies, reviews, isRefused } = await answer(work, comment, world);
		if (replies.length > 0)
			await unlessGone(work.host.answer(comment.target, replies.join("\n\n"), comment.deliveryId));
		scopes.push(...reviews);
		if (isRefused) await unlessGone(work.host.react(comment.target, "confused"));
		else if (reviews.length > 0) later.push(comment);
		else await unlessGone(work.host.react(comment.target, "+1"));
	}
	return {
		scopes,
		done: async () => {
			for (const comment of later) await unlessGone(work.host.react(comment.target, "+1"));
		},
	};
}

async function answer(work: Work, comment: HeardComment, world: JobWorld) {
	const { commands, problems } = parseCommands(comment.body);
	const replies = problems.map(({ message }) => message);
	const reviews: ReviewScope[] = [];
	let isRefused = problems.length > 0;
	const permission = commands.length > 0 ? await work.host.permissionOf(comment.author) : "none";
	const isAuthor = comment.author === work.facts.author.login;
	for (const command of commands) {
		const allowance = whoMay(command, permission, isAuthor);
		const outcome =
			allowance.kind === "refused" ? refusal(allowance.sentence) : await obey(work, comment, command, world);
		isRefused ||= outcome.isRefused;
		replies.push(...outcome.replies);
		reviews.push(...outcome.reviews);
	}
	return { replies, reviews, isRefused };
}

const refusal = (sentence: string) => ({ replies: [sentence], reviews: [], isRefused: true });

async function obey(work: Work, comment: HeardComment, command: Command, world: JobWorld) {
	if (command.kind === "review") return { replies: [], reviews: [command.scope], isRefused: false };
	const { reply, isRefused = false } = await runCommand(work, comment, command, world);
	return { replies: reply ? [reply] : [], reviews: [], isRefused };
}
