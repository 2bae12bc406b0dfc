/** The check runs of a pull request's head, with what they say and where. */

import type { CheckRun, PullRequest } from "../../../test/support/github/world.ts";
import { checkForm } from "./forms.ts";
import { type Html, html } from "./html.ts";
import { markdown } from "./markdown.ts";

/** Of the current head. */
export function latestCheck(pull: PullRequest): CheckRun | undefined {
	return pull.repository.checkRuns.findLast((check) => check.headSha === pull.head.sha);
}

const SIGNS: Readonly<Record<string, string>> = { success: "✓", failure: "✕", neutral: "■" };

export function checkState({ status, conclusion }: CheckRun): string {
	return status === "completed" ? (conclusion ?? "neutral") : "waiting";
}

export function checkLine(check: CheckRun): Html {
	const state = checkState(check);
	return html`<p class="check-line ${state}"><span class="mark">${SIGNS[state] ?? "●"}</span><span><strong>${check.name}</strong> ${check.output.title ?? state}</span></p>`;
}

export function checks(pull: PullRequest): Html {
	const heads = new Set(pull.commits);
	const runs = pull.repository.checkRuns.filter(({ headSha }) => headSha === pull.head.sha || heads.has(headSha));
	if (runs.length === 0) return html`<p id="no-checks" class="empty">No check has reported yet.</p>`;
	const [current, ...earlier] = runs.toReversed();
	return html`<div id="checks" data-list>${current && checkCard(pull, current)}${earlier.map(
		(check) =>
			html`<details class="card earlier" id="check-${check.id}"><summary>${checkLine(check)}<code>${check.headSha.slice(0, 7)}</code></summary>${checkText(pull, check)}</details>`,
	)}</div>`;
}

function checkCard(pull: PullRequest, check: CheckRun): Html {
	const actions = check.actions as readonly { label: string; description: string; identifier: string }[];
	return html`<article class="card" id="check-${check.id}"><header>${checkLine(check)}<span class="row">${actions.map(
		({ label, identifier }) => checkForm(pull, check.id, identifier, label),
	)}${checkForm(pull, check.id, "", "Re-run")}</span></header>${checkText(pull, check)}</article>`;
}

function checkText(pull: PullRequest, check: CheckRun): Html {
	const { summary, text } = check.output;
	return html`<div class="markdown body">${summary ? markdown(summary, pull.number) : ""}${text ? markdown(text, pull.number) : ""}</div>
${check.annotations.length > 0 && html`<h3 class="annotations">${check.annotations.length} annotations</h3>`}${check.annotations.map(annotation)}`;
}

function annotation(given: Readonly<Record<string, unknown>>): Html {
	const { path, start_line: line, annotation_level: level, title, message } = given;
	return html`<div class="annotation ${String(level)}"><p><code>${String(path)}:${Number(line)}</code> <span class="label">${String(level)}</span></p>
<p><strong>${title ? String(title) : ""}</strong></p><p>${String(message)}</p></div>`;
}
