/** Which definitions a reviewer needs, most needed first. */

import { enclosingItems } from "../syntax/item.ts";
import { focusLines } from "./focus-lines.ts";
import { ERROR_TYPE } from "./known-names.ts";
import { ownerType } from "./owner.ts";
import type { FileView } from "./print-hunks.ts";
import { shownItem, signatureLines } from "./shown-item.ts";
import { keyOf, type UsedName, usedNames } from "./used-names.ts";

/** A name with where and how much it is wanted. */
export interface WantedName extends UsedName {
	/** The file that uses it: its `use` lines tell which thing of that name is meant. */
	readonly from: string;
	readonly worth: number;
	/** Used on an added line that did not just move. */
	readonly isNew: boolean;
	/** The types whose methods change in that file: what `self` may be. */
	readonly selves: readonly string[];
}

/** What a name is worth for its use alone; how often it is used comes on top. */
const WORTH: Readonly<Record<UsedName["use"], number>> = { type: 3, call: 4, constant: 3, field: 0 };
/** The type whose methods change: its fields say what is shared, locked, bounded. */
const OWN_TYPE_WORTH = 10;
const MAX_TIMES = 4;
/** On lines that only moved, or that stand where lines were deleted. */
const OLD_WORTH = 2;
/** What a function takes and gives back, where the changed lines themselves do not name it. */
const SIGNATURE_WORTH = 2;

/** Names that the added lines use, the types of the signatures around them, and the types whose methods they are in. */
export function wantedNames(views: readonly FileView[]): readonly WantedName[] {
	const wanted = new Map<string, WantedName>();
	for (const name of views.flatMap(wantedIn)) {
		const key = `${name.from} ${keyOf(name)}`;
		const known = wanted.get(key);
		if (!known || known.worth < name.worth) wanted.set(key, { ...name, isNew: name.isNew || known?.isNew === true });
	}
	return [...wanted.values()].sort((left, right) => right.worth - left.worth);
}

function wantedIn(view: FileView): WantedName[] {
	const from = view.aligned.file.path;
	const selves = ownTypes(view);
	const text = textOf(view);
	const lines = changedLines(view);
	const fresh = new Set([...lines].filter((line) => view.aligned.added.has(line) && !view.aligned.moved.has(line)));
	const old = new Set([...lines].filter((line) => !fresh.has(line)));
	const want = (used: UsedName, worth: number, isNew = false): WantedName => ({ ...used, from, worth, isNew, selves });
	return [
		...selves.map((name) => want({ name, use: "type", times: 1 }, OWN_TYPE_WORTH)),
		...usedNames(text, fresh).map((used) => want(used, worthOf(used), true)),
		...usedNames(text, old).map((used) => want(used, Math.min(worthOf(used), OLD_WORTH))),
		...usedNames(text, signaturesOf(view))
			.filter(({ use }) => use === "type")
			.map((used) => want(used, SIGNATURE_WORTH)),
	];
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
