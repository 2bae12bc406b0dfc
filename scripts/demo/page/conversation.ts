/** The conversation: what was said and pushed, in its order, and where the pull request stands at its end. */

import { runGit } from "../../../test/support/github/run-git.ts";
import type { IssueComment, PullRequest, Review } from "../../../test/support/github/world.ts";
import type { Demo } from "../open-demo.ts";
import { checkLine, latestCheck } from "./checks.ts";
import { commentForm } from "./forms.ts";
import { type Html, html } from "./html.ts";
import { markdown } from "./markdown.ts";
import { avatar, moment, name, reactions } from "./people.ts";
import { threadCard } from "./thread.ts";

interface Item {
	/** Where in time: ids grow with it. */
	readonly order: number;
	readonly html: Html;
}

export async function conversation(demo: Demo, pull: PullRequest): Promise<Html> {
	const items = [...(await commits(demo, pull)), ...pull.comments.map(said), ...pull.reviews.flatMap(reviewed)];
	items.sort((one, other) => one.order - other.order);
	const check = latestCheck(pull);
	return html`<div id="timeline" data-list>${described(pull)}${items.map((item) => item.html)}
<div id="state" class="state">${check ? checkLine(check) : html`<p class="check-line waiting">No check has reported yet</p>`}</div>
<section id="answer">${commentForm(pull)}</section></div>`;
}

function described(pull: PullRequest): Html {
	return html`<article class="card" id="description"><header>${avatar(pull.author)}${name(pull.author)} opened this ${moment(pull.createdAt)}</header>
<div class="markdown body">${markdown(pull.body ?? "*No description.*", pull.number)}</div></article>`;
}

async function commits(demo: Demo, pull: PullRequest): Promise<Item[]> {
	if (pull.commits.length === 0) return [];
	const format = ["log", "--no-walk=unsorted", "--format=%H%x00%an%x00%s", ...pull.commits];
	const printed = (await runGit(pull.repository.gitDirectory, format)).toString().trim();
	return printed.split("\n").map((line) => {
		const [sha = "", author = "", subject = ""] = line.split("\0");
		const text = html`<p class="event" id="commit-${sha}"><span class="dot"></span><span>${author.split(" ")[0]?.toLowerCase()} pushed <code>${sha.slice(0, 7)}</code> ${subject}</span></p>`;
		return { order: (demo.pushedAfter.get(sha) ?? 0) + 0.5, html: text };
	});
}

function said({ id, pull, author, body, createdAt, updatedAt, reactions: given }: IssueComment): Item {
	const edited = updatedAt !== createdAt && html` · edited ${moment(updatedAt)}`;
	const card = html`<article class="card${author.type === "Bot" ? " ours" : ""}" id="comment-${id}"><header>${avatar(author)}${name(author)} ${moment(createdAt)}${edited}</header>
<div class="markdown body">${markdown(body, pull.number)}</div>${reactions(given)}</article>`;
	return { order: id, html: card };
}

/** A reply in a thread is a review of its own to GitHub; it is shown in its thread only. */
function reviewed(review: Review): Item[] {
	const threads = review.pull.threads.filter((thread) => thread.comments[0]?.review === review);
	const hidden =
		review.state === "PENDING" || (threads.length === 0 && review.body.replace(/<!--.*?-->/gs, "").trim() === "");
	if (hidden) return [];
	const head = html`<p class="event" id="review-${review.id}">${avatar(review.author)}<span>${name(review.author)} reviewed <code>${review.commitId.slice(0, 7)}</code></span></p>`;
	return [
		{ order: review.id, html: head },
		...threads.map((thread) => ({ order: review.id, html: threadCard(thread) })),
	];
}
