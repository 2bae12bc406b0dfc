/** What a visitor may do; each form works without a script too. */

import type { PullRequest, ReviewThread } from "../../../test/support/github/world.ts";
import { type Html, html } from "./html.ts";

/** Where a form is sent to, with what goes along unseen. */
function form(action: string, pull: PullRequest | undefined, kind: string, content: Html): Html {
	const number = pull ? html`<input type="hidden" name="pull" value="${pull.number}">` : undefined;
	return html`<form method="post" action="/do/${action}" class="${kind}">${number}${content}</form>`;
}

export function button(action: string, label: string, pull?: PullRequest, kind = ""): Html {
	return form(action, pull, "inline", html`<button class="${kind}">${label}</button>`);
}

const WHO = html`<select name="by" aria-label="Who comments">
<option value="meta">meta, the author</option><option value="grete">grete, maintains it</option><option value="josef">josef, may only read</option></select>`;

const COMMANDS = [
	"/help",
	"/review",
	"/review full",
	"/agents",
	"/config",
	"/why README.md",
	"/explain kafka-tombstone-panics",
	"/dismiss 1 known",
	"/context freshness=an hour",
	"/pause",
	"/resume",
];

export function commentForm(pull: PullRequest): Html {
	return form(
		"comment",
		pull,
		"comment-form",
		html`<label for="comment-body">Add a comment, or a command</label>
<textarea id="comment-body" name="body" rows="2" required placeholder="/help"></textarea>
<div class="chips">${COMMANDS.map((command) => html`<button type="button" class="chip" data-fill="${command}">${command}</button>`)}</div>
<div class="row">${WHO}<button class="primary">Comment</button></div>`,
	);
}

/** One field for a reply and for the reason of a dismissal. */
export function threadForm(thread: ReviewThread): Html {
	const first = thread.comments[0];
	if (first === undefined) return html``;
	const settle = thread.resolvedBy ? "unresolve" : "resolve";
	return form(
		"reply",
		thread.pull,
		"thread-form",
		html`<input type="hidden" name="thread" value="${first.id}">
<input name="body" required placeholder="Reply, or say why it may stay" aria-label="Reply, or say why it may stay">
<button>Reply</button><button formaction="/do/dismiss">Dismiss</button>
<button formaction="/do/${settle}" formnovalidate>${thread.resolvedBy ? "Unresolve" : "Resolve"}</button>`,
	);
}

export function checkForm(pull: PullRequest, check: number, action: string, label: string): Html {
	const hidden = html`<input type="hidden" name="check" value="${check}"><input type="hidden" name="identifier" value="${action}">`;
	return form("press", pull, "inline", html`${hidden}<button>${label}</button>`);
}
