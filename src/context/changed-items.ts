import { enclosingItems, type Item } from "../syntax/item.ts";
import { focusLines } from "./focus-lines.ts";
import type { FileView } from "./print-hunks.ts";

/** An item of head that the change touches. */
export interface ChangedItem {
	readonly path: string;
	readonly item: Item;
	/** The impl or trait that a method stands in. */
	readonly owner?: Item;
	/** Changed lines in it, those that only moved left out. */
	readonly lines: number;
}

/** The functions and traits that a view's changed lines lie in, tests left out, most changed first. */
export function changedItems(views: readonly FileView[], kind: "fn" | "trait"): readonly ChangedItem[] {
	const changed = views.flatMap((view) => changedIn(view, kind));
	return changed.sort((left, right) => right.lines - left.lines);
}

function changedIn({ aligned, items, lines }: FileView, kind: Item["kind"]): ChangedItem[] {
	const counts = new Map<Item, number>();
	for (const line of focusLines(aligned)) {
		const around = lines.has(line) ? enclosingItems(items, line) : [];
		const item = around.findLast((one) => one.kind === kind);
		const isNew = !aligned.moved.has(line);
		if (item && !item.isTest) counts.set(item, (counts.get(item) ?? 0) + Number(isNew));
	}
	return [...counts].map(([item, count]) => {
		const owner = item.parent === undefined ? undefined : items[item.parent];
		return { path: aligned.file.path, item, ...(owner && { owner }), lines: count };
	});
}
