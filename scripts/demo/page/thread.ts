import type { ReviewThread } from "../../../test/support/github/world.ts";
import { diffRow, diffTable, excerpt, threadLines } from "./diff-lines.ts";
import { threadForm } from "./forms.ts";
import { type Html, html } from "./html.ts";
import { markdown } from "./markdown.ts";
import { avatar, moment, name, reactions } from "./people.ts";

/** The comments of a thread, and what can be done in it. Resolved ones are folded. */
export function threadBody(thread: ReviewThread): Html {
	const comments = thread.comments.map(
		({ author, body, createdAt, reactions: given }) => html`<div class="said">${avatar(author)}<div class="words">
<p class="by">${name(author)} ${moment(createdAt)}</p><div class="markdown">${markdown(body, thread.pull.number, threadLines(thread))}</div>${reactions(given)}</div></div>`,
	);
	const content = html`${comments}${threadForm(thread)}`;
	if (thread.resolvedBy === null) return html`<div class="thread">${content}</div>`;
	const by = thread.resolvedBy.login.replace("[bot]", "");
	return html`<details class="thread resolved"><summary>${by} marked this as resolved</summary>${content}</details>`;
}

/** A thread in the conversation: its file, the lines it is about, and the comments. */
export function threadCard(thread: ReviewThread): Html {
	const { path, originalStartLine, originalLine, isOutdated, comments, pull } = thread;
	const key = `thread-${comments[0]?.id}`;
	const lines = originalStartLine === null ? `${originalLine}` : `${originalStartLine}–${originalLine}`;
	const place = html`<code>${path}:${lines}</code>`;
	const first = originalStartLine ?? originalLine;
	const side = thread.side === "LEFT" ? "old" : "new";
	const rows = excerpt(thread).map((row) => diffRow(path, row, (row[side] ?? 0) >= first));
	return html`<article class="card" id="${key}"><header>${
		isOutdated ? place : html`<a href="/?pull=${pull.number}&amp;tab=files#on-${key}">${place}</a>`
	}${isOutdated && html`<span class="label warn">Outdated</span>`}${
		thread.resolvedBy !== null && html`<span class="label done">Resolved</span>`
	}</header>${diffTable(rows)}${threadBody(thread)}</article>`;
}
