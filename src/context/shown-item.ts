import { enclosingItems, type Item } from "../syntax/item.ts";

/** The function, type, trait or constant around a line; a module or an impl is a place, and not shown for itself. */
export function shownItem(items: readonly Item[], line: number): Item | undefined {
	return enclosingItems(items, line).findLast(({ kind }) => kind !== "mod" && kind !== "impl");
}

/** Head lines of an item's signature: from its first word to the line that opens its body. */
export function signatureLines(item: Item, textAt: (line: number) => string | undefined): number[] {
	const lines: number[] = [];
	for (let line = item.signatureLine; line <= item.endLine && lines.length < MAX_SIGNATURE_LINES; line++) {
		lines.push(line);
		if (/[{;]\s*(?:\/\/.*)?$/.test(textAt(line)?.trimEnd() ?? "")) break;
	}
	return lines;
}

/** A generic function with a long `where`. */
const MAX_SIGNATURE_LINES = 16;
