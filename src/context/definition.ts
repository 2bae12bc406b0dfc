import type { Item } from "../syntax/item.ts";
import type { HeadFile } from "./head-files.ts";
import { WHOLE_DEFINITION_LINES } from "./limits.ts";
import { signatureLines } from "./shown-item.ts";

/** A place in head where something is defined. */
export interface Definition {
	readonly file: HeadFile;
	readonly item: Item;
}

/** What the change has to do with a definition. */
interface Seen {
	/** The change touches it, out of the reader's sight. */
	readonly isChanged?: boolean;
	/** Names that the change uses. */
	readonly used?: ReadonlySet<string>;
	/** Up to how many lines it is shown whole. */
	readonly wholeLines?: number;
}

/** Members of a long type that are shown. */
const MAX_MEMBERS = 16;
/** Lines of documentation that are kept: the first say what a thing is for; a constant's say why it is so large. */
const DOCUMENTATION_LINES = 3;
const CONSTANT_DOCUMENTATION_LINES = 8;
const MAX_VALUE_LINES = 5;
/** Attributes that say something of how a thing behaves: on one line, and of derives, settings and layout. */
const TELLING_ATTRIBUTE =
	/^\s*#\[(?:derive|serde|clap|arg|default|derivative|repr|async_trait|builder|cached)\b.*\]\s*$/;

/**
 * A definition as text under `path:first-last`: whole when it is short, else its signature and what stands directly in
 * it (fields, variants, method signatures), with `…` for the rest.
 */
export function printDefinition({ file, item }: Definition, seen: Seen = {}): string {
	const owner = item.parent === undefined ? undefined : file.items[item.parent];
	const inside = owner && owner.kind !== "mod" ? `, in ${owner.kind} ${owner.name}` : "";
	const changed = seen.isChanged ? " (changed by this pull request)" : "";
	const head = `${file.path}:${item.startLine}-${item.endLine}${inside}${changed}`;
	return [head, ...front(file, item), ...bodyLines(file, item, seen)].join("\n");
}

function front(file: HeadFile, item: Item): string[] {
	const lines = textsOf(file, item.startLine, item.signatureLine - 1);
	const documentation = lines.filter((line) => /^\s*\/\/\//.test(line));
	const attributes = lines.filter((line) => TELLING_ATTRIBUTE.test(line));
	const most = documentationOf(item, file.textAt(item.signatureLine) ?? "");
	const cut = most > 0 && documentation.length > most ? ["/// …"] : [];
	return [...documentation.slice(0, most), ...cut, ...attributes];
}

/** Why a number is so large matters; what a name or a message is for does not. */
function documentationOf({ kind }: Item, signature: string): number {
	if (kind !== "const" && kind !== "static") return DOCUMENTATION_LINES;
	return /:\s*&(?:'static )?str\b/.test(signature) ? 0 : CONSTANT_DOCUMENTATION_LINES;
}

function bodyLines(file: HeadFile, item: Item, { used = new Set(), wholeLines }: Seen): string[] {
	if (isLongValue(item)) return [`${file.textAt(item.signatureLine) ?? ""} …`];
	if (item.endLine - item.signatureLine < (wholeLines ?? WHOLE_DEFINITION_LINES)) {
		return telling(textsOf(file, item.signatureLine, item.endLine));
	}
	const signature = signatureLines(item, file.textAt);
	const inside = textsOf(file, (signature.at(-1) ?? item.signatureLine) + 1, item.endLine - 1);
	const shown = item.kind === "fn" ? ["    …"] : directLines(inside, used);
	return [...signature.map((line) => file.textAt(line) ?? ""), ...shown, "}"];
}

/** Of a table or a metric, the name and type tell enough. */
function isLongValue({ kind, signatureLine, endLine }: Item): boolean {
	return (kind === "const" || kind === "static") && endLine - signatureLine > MAX_VALUE_LINES;
}

/** Fields, variants and method signatures of a long item; of very many, those that the change uses. */
function directLines(lines: readonly string[], used: ReadonlySet<string>): string[] {
	const all = members(telling(lines));
	if (all.length <= MAX_MEMBERS) return all.flat();
	const wanted = all.filter((member) => used.has(NAME.exec(member.at(-1) ?? "")?.[1] ?? ""));
	const shown = wanted.length > 0 ? wanted.slice(0, MAX_MEMBERS) : all.slice(0, MAX_MEMBERS);
	return [...shown.flat(), `    … ${all.length - shown.length} more`];
}

/** The name of a field, a variant or a method. */
const NAME = /^\s*(?:pub(?:\([^)]*\))?\s+)?(?:async\s+)?(?:fn\s+)?(\w+)/;

/** Each member's first line under its attributes. */
function members(lines: readonly string[]): string[][] {
	const first = indentOf(lines[0] ?? "");
	const all: string[][] = [];
	let attributes: string[] = [];
	for (const line of lines) {
		if (indentOf(line) !== first || /^\s*(?:[)\]}]|\/\/)/.test(line)) continue;
		if (/^\s*#\[/.test(line)) {
			if (TELLING_ATTRIBUTE.test(line)) attributes.push(line);
			continue;
		}
		all.push([...attributes, line]);
		attributes = [];
	}
	return all;
}

/** Without documentation, empty lines, and attributes that do not change what a thing does. */
function telling(lines: readonly string[]): string[] {
	return lines.filter((line) => {
		if (line.trim() === "" || /^\s*\/\/[/!]/.test(line)) return false;
		return !/^\s*#\[.*\]\s*$/.test(line) || TELLING_ATTRIBUTE.test(line);
	});
}

function textsOf(file: HeadFile, first: number, last: number): string[] {
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => file.textAt(first + index) ?? "");
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
