/** What each slash command does, but for reviews. Replies are markdown; text of others in them is escaped. */

import { z } from "zod";
import type { Command } from "../../github/commands/command.ts";
import { escapeInline } from "../../report/markdown/escape.ts";
import { openRuleBook } from "../../rules/rule-book.ts";
import { ruleMarkdown } from "../../rules/rule-markdown.ts";
import type { KnownFinding } from "../../store/findings.ts";
import type { CommandOutcome } from "./command-outcome.ts";
import { configurationReply } from "./configuration-reply.ts";
import { HELP } from "./help.ts";
import type { HeardComment } from "./wishes.ts";
import type { Work } from "./work.ts";
import type { JobWorld } from "./world.ts";

type Simple = Exclude<Command, { kind: "review" }>;

export async function runCommand(
	work: Work,
	comment: HeardComment,
	command: Simple,
	world: JobWorld,
): Promise<CommandOutcome> {
	const { store } = world;
	switch (command.kind) {
		case "help":
			return { reply: HELP };
		case "pause":
			await store.pause(work.pullRequest);
			return { reply: "Automatic reviews of this pull request are paused; `/resume` goes on." };
		case "resume":
			await store.resume(work.pullRequest);
			return { reply: "Automatic reviews go on with the next push; `/review` asks for one now." };
		case "context":
			await store.answerContext(work.pullRequest, command.key, command.value);
			return { reply: `Noted for this pull request: ${command.key} is ${escapeInline(command.value)}.` };
		case "dismiss":
			return dismiss(work, comment, command, world);
		case "explain":
			return explain(work, command.what, world);
		case "why":
			return why(work, command.path, world);
		case "agents":
			return agents(work, world);
		case "config":
			return configurationReply(work, world);
	}
}

async function dismiss(
	{ pullRequest, host }: Work,
	comment: HeardComment,
	{ number, reason }: Extract<Command, { kind: "dismiss" }>,
	{ store }: JobWorld,
): Promise<CommandOutcome> {
	const known = await store.findingsOf(pullRequest);
	const finding = known.find((one) =>
		number === undefined
			? one.commentId === comment.threadStart && comment.threadStart !== undefined
			: one.number === number,
	);
	if (!finding) return { reply: whichFinding(known), isRefused: true };
	await store.dismiss(pullRequest, finding.fingerprint, comment.author, reason);
	const thread = (await host.threads()).find(({ fingerprint }) => fingerprint === finding.fingerprint);
	if (thread && !thread.isResolved) await host.resolveThread(thread.id).catch(() => undefined);
	return { reply: `Finding ${finding.number} is dismissed and will not be said again.` };
}

function whichFinding(known: readonly KnownFinding[]): string {
	const open = known.filter(({ state }) => state === "open");
	if (open.length === 0) return "There is no open finding to dismiss.";
	const list = open.map(({ number, title }) => `- \`/dismiss ${number}\`: ${escapeInline(title)}`);
	return ["Say which one, or reply in its thread:", ...list].join("\n");
}

async function explain({ pullRequest }: Work, what: string, { store }: JobWorld): Promise<CommandOutcome> {
	const finding = (await store.findingsOf(pullRequest)).find(
		({ number, fingerprint }) => `${number}` === what || fingerprint === what,
	);
	const book = openRuleBook();
	const rule = book.find(finding?.source ?? what);
	if (rule)
		return { reply: ruleMarkdown(rule, book.examples(rule.id)).replace(/^# /, "### ").replaceAll(/^## /gm, "#### ") };
	return { reply: `There is no rule and no finding ${escapeInline(what)} here.`, isRefused: true };
}

/** What was remembered of the last review. */
const lastReview = z.object({
	agents: z.array(z.object({ name: z.string(), reason: z.string(), files: z.array(z.string()) })),
	skipped: z.array(z.object({ path: z.string(), reason: z.string() })),
	reviewed: z.array(z.string()),
});

async function readLastReview({ pullRequest }: Work, { store }: JobWorld) {
	const { summary } = await store.pullRequest(pullRequest);
	return summary === undefined ? undefined : lastReview.parse(summary);
}

async function why(work: Work, path: string, world: JobWorld): Promise<CommandOutcome> {
	const last = await readLastReview(work, world);
	const skipped = last?.skipped.find((one) => one.path === path);
	const shown = escapeInline(path);
	if (skipped) return { reply: `${shown} was not reviewed: ${escapeInline(skipped.reason)}.` };
	if (!last?.reviewed.includes(path))
		return { reply: `${shown} is not in the change that was last reviewed.`, isRefused: true };
	const readers = last.agents.filter(({ files }) => files.includes(path));
	const lines = readers.map(({ name, reason }) => `- \`${name}\`: ${escapeInline(reason)}`);
	return {
		reply: [`${shown} was reviewed by the rules${lines.length > 0 ? ", and belongs to:" : "."}`, ...lines].join("\n"),
	};
}

async function agents(work: Work, world: JobWorld): Promise<CommandOutcome> {
	const last = await readLastReview(work, world);
	if (!last || last.agents.length === 0) return { reply: "No agent was chosen for this change." };
	return { reply: last.agents.map(({ name, reason }) => `- \`${name}\`: ${escapeInline(reason)}`).join("\n") };
}
