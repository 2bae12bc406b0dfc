/** The files changed, each with its diff and the threads on their lines. */

import { countLines, type DiffLine, type FileDiff, type Hunk } from "../../../test/support/github/pull-diff.ts";
import type { PullRequest, ReviewThread } from "../../../test/support/github/world.ts";
import { diffRow, diffTable } from "./diff-lines.ts";
import { type Html, html } from "./html.ts";
import { threadBody } from "./thread.ts";

export function files(pull: PullRequest): Html {
	const changed = pull.diff.files;
	const added = changed.reduce((sum, file) => sum + countLines(file, "+"), 0);
	const removed = changed.reduce((sum, file) => sum + countLines(file, "-"), 0);
	return html`<div id="files" data-list><p id="files-count" class="count">${changed.length} files changed ${stat(added, removed)}</p>${changed.map(
		(file) => fileCard(pull, file),
	)}</div>`;
}

function stat(added: number, removed: number): Html {
	return html`<span class="plus">+${added}</span> <span class="minus">−${removed}</span>`;
}

function fileCard(pull: PullRequest, file: FileDiff): Html {
	const threads = pull.threads.filter((thread) => thread.path === file.path && isShown(thread));
	const moved = file.oldPath !== file.path && html`${file.oldPath} → `;
	const told =
		threads.length > 0 &&
		html`<span class="label">${threads.length} ${threads.length === 1 ? "comment" : "comments"}</span>`;
	return html`<details class="card file" id="file-${file.path}" open><summary><code>${moved}${file.path}</code>${told}<span class="stat">${stat(
		countLines(file, "+"),
		countLines(file, "-"),
	)}</span></summary>${diffTable(file.hunks.map((hunk) => hunkRows(file, hunk, threads)))}</details>`;
}

function isShown(thread: ReviewThread): boolean {
	return !thread.isOutdated && thread.comments.some(({ review }) => review.state !== "PENDING");
}

function hunkRows(file: FileDiff, hunk: Hunk, threads: readonly ReviewThread[]): Html {
	return html`<tbody><tr class="hunk"><td colspan="4">${hunk.header}</td></tr>${hunk.lines.map((line) => {
		const about = threads.filter((thread) => covers(thread, line));
		const here = about.filter((thread) => thread.line === numberOn(thread, line));
		return html`${diffRow(
			file.path,
			line,
			about.some(({ resolvedBy }) => resolvedBy === null),
		)}${here.map(threadRow)}`;
	})}</tbody>`;
}

function numberOn({ side }: ReviewThread, line: DiffLine): number | undefined {
	return side === "LEFT" ? line.old : line.new;
}

function covers(thread: ReviewThread, line: DiffLine): boolean {
	const number = numberOn(thread, line);
	if (number === undefined || thread.line === null) return false;
	return number >= (thread.startLine ?? thread.line) && number <= thread.line;
}

function threadRow(thread: ReviewThread): Html {
	return html`<tr class="talk"><td colspan="4"><div id="on-thread-${thread.comments[0]?.id}">${threadBody(thread)}</div></td></tr>`;
}
