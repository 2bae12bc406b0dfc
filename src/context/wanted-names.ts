/** Which definitions a reviewer needs, most needed first. */

import { enclosingItems } from "../syntax/item.ts";
import { ownerType } from "./find-definitions.ts";
import { focusLines } from "./focus-lines.ts";
import type { FileView } from "./print-hunks.ts";
import { shownItem, signatureLines } from "./shown-item.ts";
import { type UsedName, usedNames } from "./used-names.ts";

/** What a name is worth for its use alone; how often it is used comes on top. */
const WORTH: Readonly<Record<UsedName["use"], number>> = { type: 3, call: 4, constant: 3, field: 0 };
/** The type whose methods change: its fields say what is shared, locked, bounded. */
const OWN_TYPE_WORTH = 10;
const MAX_TIMES = 4;
/** What a function takes and gives back, where the changed lines themselves do not name it. */
const SIGNATURE_WORTH = 2;
/** The variants of an error seldom matter. */
const ERROR_TYPE = /(?:Error|ErrorKind|Status)$/;

/** Names that the added lines use, the types of the signatures around them, and the types whose methods they are in. */
export function wantedNames(views: readonly FileView[]): readonly UsedName[] {
	const wanted = new Map<string, { used: UsedName; worth: number }>();
	const want = (used: UsedName, worth: number): void => {
		const key = `${used.use} ${used.of ?? ""} ${used.name}`;
		wanted.set(key, { used, worth: Math.max(worth, wanted.get(key)?.worth ?? 0) });
	};
	for (const view of views) {
		for (const name of ownTypes(view)) want({ name, use: "type", times: 1 }, OWN_TYPE_WORTH);
		const text = textOf(view);
		for (const used of usedNames(text, changedLines(view))) want(used, worthOf(used));
		for (const used of usedNames(text, signaturesOf(view))) if (used.use === "type") want(used, SIGNATURE_WORTH);
	}
	return [...wanted.values()].sort((left, right) => right.worth - left.worth).map(({ used }) => used);
}

function worthOf({ name, use, times }: UsedName): number {
	return ERROR_TYPE.test(name) ? 1 : WORTH[use] + Math.min(times, MAX_TIMES);
}

function ownTypes({ aligned, items, lines }: FileView): string[] {
	const owners = focusLines(aligned)
		.filter((line) => lines.has(line))
		.flatMap((line) => enclosingItems(items, line))
		.filter(({ isTest }) => !isTest)
		.map(ownerType);
	return [...new Set(owners.filter((name) => name !== undefined))];
}

function changedLines({ aligned, items, lines }: FileView): ReadonlySet<number> {
	return new Set(focusLines(aligned).filter((line) => lines.has(line) && !shownItem(items, line)?.isTest));
}

function signaturesOf(view: FileView): ReadonlySet<number> {
	const items = [...changedLines(view)].map((line) => shownItem(view.items, line));
	const functions = new Set(items.filter((item) => item?.kind === "fn"));
	return new Set([...functions].flatMap((item) => (item ? signatureLines(item, view.aligned.textAt) : [])));
}

function textOf({ aligned }: FileView): string {
	return Array.from({ length: aligned.count }, (_, index) => aligned.textAt(index + 1) ?? "").join("\n");
}
