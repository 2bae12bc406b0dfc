/** What a method belongs to. */

import { enclosingItems, type Item } from "../syntax/item.ts";

/** The bare name of the type that an impl is for, or of the trait. */
export function ownerType(owner: Item | undefined): string | undefined {
	if (owner?.kind === "trait") return owner.name;
	if (owner?.kind !== "impl") return undefined;
	return bareName((owner.name.split(" for ").at(-1) ?? "").replace(/^&(?:'\w+ )?(?:mut )?/, ""));
}

/** The bare name of the trait that an impl implements, or of the trait itself. */
export function ownerTrait(owner: Item | undefined): string | undefined {
	if (owner?.kind === "trait") return owner.name;
	if (owner?.kind !== "impl" || !owner.name.includes(" for ")) return undefined;
	return bareName(owner.name.split(" for ")[0] ?? "");
}

/** The impl or trait around a line, innermost. */
export function enclosingOwner(items: readonly Item[], line: number): Item | undefined {
	return enclosingItems(items, line).findLast(({ kind }) => kind === "impl" || kind === "trait");
}

/** The impl, trait or module that an item stands in directly. */
export function ownerOf(items: readonly Item[], item: Item): Item | undefined {
	return item.parent === undefined ? undefined : items[item.parent];
}

/** `a::Pool<T>` is `Pool`. */
function bareName(type: string): string | undefined {
	return /(\w+)\s*(?:<.*)?$/.exec(type.replace(/<.*$/, ""))?.[1];
}
