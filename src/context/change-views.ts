/** The change as an agent sees it: one view a file, as wide as the budget allows. */

import { alignLines } from "./align-lines.ts";
import type { Batch, ContextRequest } from "./context-request.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import { type FileView, printHunks } from "./print-hunks.ts";
import { FRAME_TOKENS } from "./section.ts";
import type { Reach } from "./select-lines.ts";
import { viewFile } from "./view-file.ts";

export interface ShownFile {
	readonly view: FileView;
	readonly text: string;
	readonly tokens: number;
}

export interface ChangeViews {
	readonly shown: readonly ShownFile[];
	/** Files whose items were left out to save room. */
	readonly narrowed: readonly string[];
	/** Files that found no room at all. */
	readonly dropped: readonly FileView[];
}

type Source = Pick<ContextRequest, "change" | "headText" | "items">;

/** Narrows files to their hunks, last ones first, until all fit; then leaves out whole files, last ones first. */
export function changeViews(batch: Batch, source: Source, budgetTokens: number): ChangeViews {
	const wide = batch.files.flatMap((path) => showFile(path, batch, source, "item"));
	const narrowed: string[] = [];
	let shown = wide;
	for (const { view } of wide.toReversed()) {
		if (total(shown) <= budgetTokens) break;
		const { path } = view.aligned.file;
		const narrow = showFile(path, batch, source, "hunk");
		shown = shown.map((one) => (one.view === view ? (narrow[0] ?? one) : one));
		narrowed.push(path);
	}
	const dropped: FileView[] = [];
	while (total(shown) > budgetTokens && shown.length > 0) {
		const last = shown.at(-1);
		if (last) dropped.unshift(last.view);
		shown = shown.slice(0, -1);
	}
	return { shown, narrowed, dropped };
}

function showFile(path: string, batch: Batch, { change, headText, items }: Source, reach: Reach): ShownFile[] {
	const file = change.files.find((one) => one.path === path);
	if (!file) return [];
	const within = batch.lines?.get(path);
	const view = viewFile(alignLines(file, headText.get(path)), items.get(path) ?? [], {
		reach,
		...(within && { within }),
	});
	const text = printHunks(view);
	return text === "" ? [] : [{ view, text, tokens: estimateTokens(text) + FRAME_TOKENS }];
}

const total = (shown: readonly ShownFile[]): number => shown.reduce((sum, { tokens }) => sum + tokens, 0);
