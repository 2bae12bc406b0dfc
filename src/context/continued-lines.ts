import type { Item } from "../syntax/item.ts";
import type { AlignedFile } from "./align-lines.ts";
import { MAX_CONTINUED_LINES } from "./limits.ts";
import { shownItem } from "./shown-item.ts";

const BOUND = /\blet\s+(?:mut\s+)?([a-z_][a-z0-9_]{2,})\b|\bSome\((?:mut\s+)?([a-z_][a-z0-9_]{2,})\)\s*=/g;
/** Takes something that is held until the end of a block, most often. */
const GUARD = /\.(?:lock|read|write|borrow_mut|acquire)\(\)/;

/**
 * Lines further down in the same item that go on with what a changed line begins: they use a variable that it binds, or
 * await while a guard that it takes may still be held. In a long function they would fall outside of the window.
 */
export function continuedLines(aligned: AlignedFile, items: readonly Item[], focus: readonly number[]): number[] {
	const lines: number[] = [];
	const counts = new Map<Item, number>();
	for (const line of focus) {
		const item = shownItem(items, line);
		const text = aligned.textAt(line) ?? "";
		const pattern = item?.kind === "fn" ? continuation(text) : undefined;
		if (!item || !pattern) continue;
		for (let below = line + 1; below <= item.endLine; below++) {
			const count = counts.get(item) ?? 0;
			if (count >= MAX_CONTINUED_LINES) break;
			if (!pattern.test(aligned.textAt(below) ?? "")) continue;
			lines.push(below);
			counts.set(item, count + 1);
		}
	}
	return lines;
}

function continuation(text: string): RegExp | undefined {
	const names = [...text.matchAll(BOUND)].map((match) => match[1] ?? match[2] ?? "");
	const awaits = GUARD.test(text) ? ["\\.await\\b"] : [];
	const patterns = [...names.filter((name) => name !== "").map((name) => `\\b${name}\\b`), ...awaits];
	return patterns.length === 0 ? undefined : new RegExp(patterns.join("|"));
}
