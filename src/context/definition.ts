import type { Item } from "../syntax/item.ts";
import type { HeadFile } from "./head-files.ts";
import { HUNK_LINES, WHOLE_DEFINITION_LINES } from "./limits.ts";
import { signatureLines } from "./shown-item.ts";

/** A place in head where something is defined. */
export interface Definition {
	readonly file: HeadFile;
	readonly item: Item;
}

/** Lines of documentation that are kept: the first say what a thing is for. */
const DOCUMENTATION_LINES = HUNK_LINES;

/**
 * A definition as text under `path:first-last`: whole when it is short, else its signature and what stands directly in
 * it (fields, variants, method signatures), with `…` for the rest.
 */
export function printDefinition({ file, item }: Definition): string {
	const owner = item.parent === undefined ? undefined : file.items[item.parent];
	const inside = owner && owner.kind !== "mod" ? `, in ${owner.kind} ${owner.name}` : "";
	const head = `${file.path}:${item.startLine}-${item.endLine}${inside}`;
	return [head, ...front(file, item), ...bodyLines(file, item)].join("\n");
}

function front(file: HeadFile, item: Item): string[] {
	const lines = textsOf(file, item.startLine, item.signatureLine - 1);
	const documentation = lines.filter((line) => /^\s*\/\/\//.test(line));
	const attributes = lines.filter((line) => /^\s*#\[(?!allow|doc|cfg_attr|instrument|must_use|inline)/.test(line));
	const cut = documentation.length > DOCUMENTATION_LINES ? ["/// …"] : [];
	return [...documentation.slice(0, DOCUMENTATION_LINES), ...cut, ...attributes];
}

function bodyLines(file: HeadFile, item: Item): string[] {
	if (item.endLine - item.signatureLine < WHOLE_DEFINITION_LINES) {
		return withoutDocumentation(textsOf(file, item.signatureLine, item.endLine));
	}
	const signature = signatureLines(item, file.textAt);
	const shown = item.kind === "fn" ? [] : directLines(file, item, (signature.at(-1) ?? item.signatureLine) + 1);
	return [...signature.map((line) => file.textAt(line) ?? ""), ...shown, "    …", "}"];
}

/** Fields, variants and method signatures of a long item, so many that they stay a definition and no page. */
function directLines(file: HeadFile, item: Item, from: number): string[] {
	const first = indentOf(textsOf(file, from, item.endLine).find((line) => line.trim() !== "") ?? "");
	const direct = withoutDocumentation(textsOf(file, from, item.endLine - 1)).filter(
		(line) => indentOf(line) === first && !/^\s*(?:#\[|[)\]}]|\/\/)/.test(line),
	);
	const most = WHOLE_DEFINITION_LINES * 2;
	return direct.length > most ? [...direct.slice(0, most), `    … ${direct.length - most} more`] : direct;
}

function withoutDocumentation(lines: readonly string[]): string[] {
	return lines.filter((line) => !/^\s*\/\/[/!]/.test(line) && line.trim() !== "");
}

function textsOf(file: HeadFile, first: number, last: number): string[] {
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => file.textAt(first + index) ?? "");
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
