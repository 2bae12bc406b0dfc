/** Reads the named items out of a Rust tree. Runs in the parsing process. */

import type { SgNode } from "@ast-grep/napi";
import { isTestAttribute } from "./is-test-attribute.ts";
import type { Item, ItemKind } from "./item.ts";

const KINDS: Readonly<Record<string, ItemKind>> = {
	function_item: "fn",
	function_signature_item: "fn",
	struct_item: "struct",
	enum_item: "enum",
	union_item: "union",
	trait_item: "trait",
	impl_item: "impl",
	mod_item: "mod",
	macro_definition: "macro",
	const_item: "const",
	static_item: "static",
	type_item: "type",
	associated_type: "type",
};
const ANY_ITEM = { rule: { any: Object.keys(KINDS).map((kind) => ({ kind })) } };
const INNER_ATTRIBUTE = { rule: { kind: "inner_attribute_item" } };

interface Open {
	readonly index: number;
	readonly end: number;
	readonly isTest: boolean;
}

/** All named items in the order of the text; a nested item follows the one it is in. */
export function readItems(root: SgNode): Item[] {
	const testRegions = innerTestRegions(root);
	const items: Item[] = [];
	const open: Open[] = [];
	for (const node of root.findAll(ANY_ITEM)) {
		const { start, end } = node.range();
		while (open.length > 0 && (open.at(-1)?.end ?? 0) <= start.index) open.pop();
		const parent = open.at(-1);
		const inTest = parent?.isTest === true || testRegions.some((region) => region.has(start.index));
		const item = readItem(node, inTest, parent?.index);
		open.push({ index: items.push(item) - 1, end: end.index, isTest: item.isTest });
	}
	return items;
}

function readItem(node: SgNode, inTest: boolean, parent: number | undefined): Item {
	const front = readFront(node);
	const { start, end } = node.range();
	return {
		kind: KINDS[String(node.kind())] ?? "fn",
		name: readName(node),
		startLine: front.startLine,
		signatureLine: start.line + 1,
		endLine: end.line + 1,
		visibility: childText(node, "visibility_modifier"),
		isAsync: /\basync\b/.test(childText(node, "function_modifiers")),
		isTest: inTest || front.attributes.some(isTestAttribute),
		attributes: front.attributes,
		...(parent === undefined ? {} : { parent }),
	};
}

/** Attributes and documentation stand in front of their item as its siblings. */
function readFront(node: SgNode): { startLine: number; attributes: string[] } {
	const attributes: string[] = [];
	let startLine = node.range().start.line + 1;
	for (let before = node.prev(); before; before = before.prev()) {
		const isAttribute = before.is("attribute_item");
		if (!isAttribute && !isComment(before)) break;
		// Only now: the text of a neighbour that is no comment may be a whole module.
		const text = before.text();
		if (!isAttribute && !isDocumentation(text)) break;
		if (isAttribute) attributes.unshift(text.replace(/^#\s*\[|\]$/g, "").trim());
		startLine = before.range().start.line + 1;
	}
	return { startLine, attributes };
}

const isComment = (node: SgNode) => node.is("line_comment") || node.is("block_comment");

const isDocumentation = (text: string) => /^(\/\/\/(?!\/)|\/\*\*[^/])/.test(text);

function readName(node: SgNode): string {
	if (!node.is("impl_item")) return node.field("name")?.text() ?? "";
	const type = node.field("type")?.text() ?? "";
	const trait = node.field("trait")?.text();
	return (trait ? `${trait} for ${type}` : type).replace(/\s+/g, " ");
}

function childText(node: SgNode, kind: string): string {
	return (
		node
			.children()
			.find((child) => child.is(kind))
			?.text() ?? ""
	);
}

/** Where `#![cfg(test)]` holds: the file or body that it stands in. */
function innerTestRegions(root: SgNode): { has(index: number): boolean }[] {
	return root
		.findAll(INNER_ATTRIBUTE)
		.filter((attribute) =>
			isTestAttribute(
				attribute
					.text()
					.replace(/^#\s*!\s*\[|\]$/g, "")
					.trim(),
			),
		)
		.map((attribute) => (attribute.parent() ?? root).range())
		.map(({ start, end }) => ({ has: (index) => start.index <= index && index < end.index }));
}
