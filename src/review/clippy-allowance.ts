/** Who has told Clippy that a pattern is meant has told us too: `#[allow(clippy::lint)]`, or `expect`, on an item around. */

import { enclosingItems, type Item } from "../syntax/item.ts";

const ALLOWANCE = /^(?:allow|expect)\s*\(([\s\S]*)\)$/;

/** `lints` are Clippy's names without the prefix, those that the finding's rule matches. */
export function isAllowedForClippy(items: readonly Item[], line: number, lints: readonly string[]): boolean {
	if (lints.length === 0) return false;
	const attributes = enclosingItems(items, line).flatMap((item) => item.attributes);
	const allowed = attributes.flatMap((attribute) => ALLOWANCE.exec(attribute)?.[1]?.match(/clippy::\w+/g) ?? []);
	return lints.some((lint) => allowed.includes(`clippy::${lint}`));
}
