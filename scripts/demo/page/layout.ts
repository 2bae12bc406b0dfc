/** The page around a tab: the pull request's head, the tabs, and beside them the story and what Gregor does. */

import type { PullRequest } from "../../../test/support/github/world.ts";
import type { LogLine } from "../log.ts";
import type { Demo } from "../open-demo.ts";
import { BRANCH, disputed, OTHERS } from "../story.ts";
import { checkState, checks, latestCheck } from "./checks.ts";
import { conversation } from "./conversation.ts";
import { files } from "./files.ts";
import { button } from "./forms.ts";
import { type Html, html } from "./html.ts";

export const TABS = { conversation: "Conversation", checks: "Checks", files: "Files changed" } as const;
export type Tab = keyof typeof TABS;

export interface View {
	readonly pull: PullRequest | undefined;
	readonly tab: Tab;
}

/** The whole page; a script keeps it fresh, and without one a reload does. */
export async function page(demo: Demo, view: View): Promise<string> {
	const content = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${view.pull?.title ?? "Gregor's demo"} · Gregor</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><script src="/page.js" defer></script></head>
<body>${await fragment(demo, view)}</body></html>`;
	return content.html;
}

/** What changes as the story goes on. */
export async function fragment(demo: Demo, { pull, tab }: View): Promise<Html> {
	const { repository, model } = demo;
	const written = !model.isLive && html`<span class="label warn">agents' answers written beforehand</span>`;
	return html`<div id="app" data-list>
<header id="top"><p class="place">${repository.owner.login} / <strong>${repository.name}</strong><span class="label">a GitHub of its own, on this machine</span>${written}</p>
${pull && heading(repository.pulls, pull)}${pull && tabs(pull, tab)}</header>
<div id="columns" data-list><main id="main-${pull?.number}-${tab}" data-list>${pull ? await content(demo, pull, tab) : nothingYet()}</main>
<aside id="side" data-list>${story(demo, pull)}${told(demo.log.lines)}</aside></div></div>`;
}

function content(demo: Demo, pull: PullRequest, tab: Tab): Promise<Html> | Html {
	if (tab === "checks") return checks(pull);
	return tab === "files" ? files(pull) : conversation(demo, pull);
}

function nothingYet(): Html {
	return html`<p id="empty" class="empty">No pull request is open yet.</p>`;
}

function heading(pulls: readonly PullRequest[], pull: PullRequest): Html {
	const others =
		pulls.length > 1 &&
		html`<nav class="pulls" aria-label="Pull requests">${pulls.map((each) => chip(each, pull))}</nav>`;
	const count = pull.commits.length;
	return html`${others}<h1>${pull.title} <span class="muted">#${pull.number}</span></h1>
<p class="facts"><span class="state-pill">Open</span> <strong>${pull.author.login}</strong> wants to merge ${count} ${count === 1 ? "commit" : "commits"} into <code>${pull.base.ref}</code> from <code>${pull.head.ref}</code></p>`;
}

function chip(each: PullRequest, shown: PullRequest): Html {
	const check = latestCheck(each);
	const state = check ? checkState(check) : "waiting";
	const current = each === shown ? "page" : "false";
	return html`<a class="chip" href="/?pull=${each.number}" aria-current="${current}"><span class="dot ${state}"></span>#${each.number} ${each.title}</a>`;
}

function tabs(pull: PullRequest, current: Tab): Html {
	const runs = latestCheck(pull) ? 1 : 0;
	const threads = pull.threads.filter((thread) => thread.comments[0]?.review.state !== "PENDING");
	const counts = { conversation: pull.comments.length + threads.length, checks: runs, files: pull.diff.files.length };
	return html`<nav class="tabs" aria-label="Parts">${Object.entries(TABS).map(
		([tab, label]) =>
			html`<a href="/?pull=${pull.number}&amp;tab=${tab}" aria-current="${tab === current ? "page" : "false"}">${label} <span class="count-pill">${counts[tab as Tab]}</span></a>`,
	)}</nav>`;
}

/** Steps that are done are no longer offered. */
function story({ repository, pushedAfter }: Demo, shown: PullRequest | undefined): Html {
	const isOpen = (branch: string) => repository.pulls.some((pull) => pull.head.ref === branch);
	const first = repository.pulls.find((pull) => pull.head.ref === BRANCH);
	const steps = [
		pushedAfter.size === 0 && first && button("push", "Push the next commit", first, "primary"),
		first && disputed(first) && button("object", "Object to a finding", first),
		!isOpen(OTHERS.clean.branch) && button("open-clean", "Open a clean pull request", shown),
		!isOpen(OTHERS.docs.branch) && button("open-docs", "Open one of documentation only", shown),
	].filter((step) => step !== false && step !== undefined);
	const none =
		steps.length === 0 && html`<p class="muted">All told. Comment a command, dismiss or resolve a finding.</p>`;
	return html`<section id="story" class="panel"><h2>The story goes on</h2>${steps}${none}<p id="refusal" class="refusal" role="status"></p></section>`;
}

const LINES_SHOWN = 200;
const NAMES: { readonly [who in LogLine["who"]]?: string } = { github: "GitHub", gregor: "Gregor" };

function told(lines: readonly LogLine[]): Html {
	const shown = lines.slice(-LINES_SHOWN).map((line) => {
		const { who, at, name, text } = { name: NAMES[line.who], ...line, ...(line.who === "agent" && named(line.text)) };
		return html`<li class="${who}"><time>${at}</time> ${name && html`<b>${name}</b> `}${text}</li>`;
	});
	return html`<section id="log" class="panel"><h2>What happens</h2><ol id="log-lines" tabindex="0">${shown}</ol></section>`;
}

/** An agent's line opens with its name. */
function named(line: string) {
	const [name = "", ...words] = line.split(" ");
	return { name, text: words.join(" ") };
}
