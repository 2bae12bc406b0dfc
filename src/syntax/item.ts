/** The named things of a Rust file, and which of them stand around a line. */

const ITEM_KINDS = [
	"fn",
	"struct",
	"enum",
	"union",
	"trait",
	"impl",
	"mod",
	"macro",
	"const",
	"static",
	"type",
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export interface Item {
	readonly kind: ItemKind;
	/** The identifier; for an impl, what stands between `impl` and its body: `Consumer for Kafka`. */
	readonly name: string;
	/** 1-based; attributes and documentation in front of the item belong to it. */
	readonly startLine: number;
	/** 1-based line of the item's own first word, after attributes and documentation. */
	readonly signatureLine: number;
	/** 1-based, inclusive. */
	readonly endLine: number;
	/** As written, such as `pub` or `pub(crate)`; empty where private. */
	readonly visibility: string;
	readonly isAsync: boolean;
	/** Compiled for tests or benches only: by its own attributes, an outer item's, or the file's. */
	readonly isTest: boolean;
	/** Texts between `#[` and `]`, in order: `tokio::main`, `derive(Clone)`. */
	readonly attributes: readonly string[];
	/** Index of the enclosing item in the file's list; absent at file level. */
	readonly parent?: number;
}

/** The items around a 1-based line, outermost first; empty at file level. `items` is a whole file's list. */
export function enclosingItems(items: readonly Item[], line: number): Item[] {
	let innermost: Item | undefined;
	for (const item of items) {
		if (item.startLine > line || line > item.endLine) continue;
		if (!innermost || isInside(items, item, innermost)) innermost = item;
	}
	return innermost ? chain(items, innermost) : [];
}

/** The name of the place, such as `impl Consumer for Kafka > fn poll`; empty at file level. */
export function enclosingName(items: readonly Item[], line: number): string {
	return enclosingItems(items, line)
		.map((item) => `${item.kind} ${item.name}`)
		.join(" > ");
}

function chain(items: readonly Item[], item: Item): Item[] {
	const parent = item.parent === undefined ? undefined : items[item.parent];
	return parent ? [...chain(items, parent), item] : [item];
}

function isInside(items: readonly Item[], item: Item, outer: Item): boolean {
	return chain(items, item).includes(outer);
}
