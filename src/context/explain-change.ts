/** What helps to understand a change: definitions, callers and implementers, each most needed first. */

import { codeRole } from "../change/code-role.ts";
import { changedItems } from "./changed-items.ts";
import type { ContextRequest } from "./context-request.ts";
import { defineNames } from "./define-names.ts";
import { findCallers } from "./find-callers.ts";
import { findImplementers } from "./find-implementers.ts";
import { headFiles } from "./head-files.ts";
import { printCallers } from "./print-callers.ts";
import type { FileView } from "./print-hunks.ts";
import type { OptionalSection } from "./take-sections.ts";

export async function explainChange(
	request: ContextRequest,
	shown: readonly FileView[],
	isShown: (path: string, line: number) => boolean,
): Promise<readonly OptionalSection[]> {
	const heads = headFiles(request);
	const views = explained(shown);
	const from = views.map(({ aligned }) => aligned.file.path);
	const { grep, change } = request;
	const definitions = await defineNames(views, { heads, isShown, change, ...(grep && { grep }) });
	const callers = grep ? await findCallers(changedItems(views, "fn"), { heads, from, grep, isShown }) : [];
	const implementers = grep ? await findImplementers(changedItems(views, "trait"), grep, from) : [];
	return [
		{ kind: "definitions", title: "Definitions that the changed lines use", parts: definitions },
		{ kind: "callers", title: "Callers of the changed functions", parts: printCallers(callers) },
		{ kind: "implementers", title: "Implementations of the changed traits", parts: implementers },
	];
}

/** Code that runs in production needs the explanation, unless there is none. */
function explained(views: readonly FileView[]): readonly FileView[] {
	const production = views.filter(({ aligned }) => codeRole(aligned.file.path) === "production");
	return production.length > 0 ? production : views;
}
