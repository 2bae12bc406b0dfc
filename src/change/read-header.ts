import { isUtf8 } from "node:buffer";
import type { FileKind, FileStatus } from "./change-set.ts";
import { type Names, namesOfGitLine, namesOfPlainDiff, withoutPrefixes } from "./read-names.ts";
import { unquotePath } from "./unquote-path.ts";

/** What the lines before a file's first hunk tell. */
export interface Header {
	readonly path: string;
	readonly previousPath?: string;
	readonly status: FileStatus;
	readonly kind: FileKind;
	readonly oldMode?: string;
	readonly newMode?: string;
	/** True when hunks must follow: the contents differ, and neither is binary. */
	readonly promisesHunks: boolean;
	/** Why the file cannot be read, where that is so. */
	readonly problem?: string;
}

/** The header's lines by what they begin with; text is bytes, one character each. */
interface Fields {
	readonly git?: string;
	readonly combined: boolean;
	readonly submodule?: string;
	readonly binary: boolean;
	readonly binaryNames?: Names;
	readonly oldName?: string;
	readonly newName?: string;
	readonly oldMode?: string;
	readonly newMode?: string;
	readonly created: boolean;
	readonly removed: boolean;
	readonly renamed?: Names;
	readonly copied?: Names;
	readonly index?: { readonly old: string; readonly new: string };
}

/** Reads a section's header; `undefined` where it names no file. */
export function readHeader(bytes: Buffer): Header | undefined {
	const fields = readFields(bytes.toString("latin1"));
	const names = namesOf(fields);
	const name = names?.new ?? names?.old;
	if (!names || name === undefined) return undefined;
	const path = decode(name);
	const renamed = names.old !== undefined && names.new !== undefined && names.old !== names.new;
	const problem = problemOf(fields, name);
	return {
		path,
		...(renamed && { previousPath: decode(names.old ?? "") }),
		status: statusOf(fields, names),
		kind: kindOf(fields),
		...(fields.oldMode !== undefined && { oldMode: fields.oldMode }),
		...(fields.newMode !== undefined && { newMode: fields.newMode }),
		promisesHunks: promisesHunks(fields),
		...(problem && { problem }),
	};
}

function decode(bytes: string): string {
	return Buffer.from(bytes, "latin1").toString("utf8");
}

function problemOf(fields: Fields, name: string): string | undefined {
	if (fields.combined) return "it is a combined diff of a merge, which shows no single base; compare with one parent";
	return isUtf8(Buffer.from(name, "latin1")) ? undefined : "its path is not valid UTF-8";
}

function readFields(header: string): Fields {
	const lines = header.split("\n").map((line) => line.replace(/\r$/, ""));
	const after = (start: string) => lines.find((line) => line.startsWith(start))?.slice(start.length);
	const [, oldIndex, newIndex, indexMode] =
		/^index ([0-9a-f]+)\.\.([0-9a-f]+)(?: (\d+))?$/m.exec(header.replaceAll("\r", "")) ?? [];
	const created = after("new file mode ");
	const removed = after("deleted file mode ");
	return clean({
		git: after("diff --git "),
		combined: /^diff --(cc|combined) /.test(header),
		submodule: /^Submodule (.+?) [0-9a-f]{7,64}\.{2,3}/.exec(header)?.[1],
		binary: lines.some((line) => line.startsWith("GIT binary patch") || /^Binary files .* differ$/.test(line)),
		binaryNames: binaryNames(lines),
		oldName: nameOf(after("--- ")),
		newName: nameOf(after("+++ ")),
		oldMode: created === undefined ? (after("old mode ") ?? removed ?? indexMode) : undefined,
		newMode: removed === undefined ? (after("new mode ") ?? created ?? indexMode) : undefined,
		created: created !== undefined,
		removed: removed !== undefined,
		renamed: pair(after("rename from "), after("rename to ")),
		copied: pair(after("copy from "), after("copy to ")),
		index: oldIndex !== undefined && newIndex !== undefined ? { old: oldIndex, new: newIndex } : undefined,
	});
}

type Loose<T> = { [K in keyof T]: T[K] | undefined };

function clean(fields: Loose<Fields>): Fields {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as unknown as Fields;
}

/** Without the tab and time that plain diff puts after a name, and git after one with spaces. */
function nameOf(text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	if (text.startsWith('"')) return unquotePath(/^"(?:[^"\\]|\\.)*"/s.exec(text)?.[0] ?? text);
	return text.replace(/\t.*$/s, "");
}

function pair(from: string | undefined, to: string | undefined): Names | undefined {
	return from === undefined || to === undefined ? undefined : { old: unquotePath(from), new: unquotePath(to) };
}

/** `Binary files X and Y differ`, which is all that a plain diff says of them. */
function binaryNames(lines: readonly string[]): Names | undefined {
	const [, old, next] = /^Binary files (.*) and (.*) differ$/.exec(lines[0] ?? "") ?? [];
	return old === undefined || next === undefined ? undefined : namesOfPlainDiff(unquotePath(old), unquotePath(next));
}

function namesOf(fields: Fields): Names | undefined {
	const { oldName, newName } = fields;
	if (fields.submodule) return { old: fields.submodule, new: fields.submodule };
	const told = fields.renamed ?? fields.copied;
	if (told) return told;
	if (oldName !== undefined && newName !== undefined) {
		return fields.git === undefined ? namesOfPlainDiff(oldName, newName) : withoutPrefixes(oldName, newName);
	}
	if (fields.git !== undefined) return oneSided(namesOfGitLine(fields.git), fields);
	return fields.binaryNames ?? combinedName(oldName);
}

function oneSided(names: Names | undefined, fields: Fields): Names | undefined {
	if (fields.created) return names && { old: undefined, new: names.new };
	if (fields.removed) return names && { old: names.old, new: undefined };
	return names;
}

function combinedName(name: string | undefined): Names | undefined {
	return name === undefined ? undefined : namesOfPlainDiff(name, name);
}

function statusOf(fields: Fields, names: Names): FileStatus {
	if (fields.created || names.old === undefined) return "added";
	if (fields.removed || names.new === undefined) return "deleted";
	if (fields.renamed) return "renamed";
	if (fields.copied) return "copied";
	const sameContent = fields.index === undefined && fields.oldName === undefined && !fields.binary;
	return sameContent && fields.oldMode !== fields.newMode ? "mode-changed" : "modified";
}

function kindOf(fields: Fields): FileKind {
	const mode = fields.newMode ?? fields.oldMode;
	if (mode === "160000" || fields.submodule) return "submodule";
	if (mode === "120000") return "symlink";
	return fields.binary ? "binary" : "text";
}

/** The empty file's id begins so, in SHA-1 and in SHA-256; zeros stand for no file. */
const EMPTY = /^(0+|e69de29.*|473a0f4.*)$/;

function promisesHunks(fields: Fields): boolean {
	if (fields.binary || fields.submodule) return false;
	if (fields.oldName !== undefined || fields.newName !== undefined) return true;
	const { index } = fields;
	if (!index) return fields.git !== undefined && !tellsAll(fields);
	return index.old !== index.new && !(EMPTY.test(index.old) && EMPTY.test(index.new));
}

/** Without an index line, a header of git's is whole only as a rename, a copy or a change of mode. */
function tellsAll(fields: Fields): boolean {
	const moved = fields.renamed ?? fields.copied;
	const modes = fields.oldMode !== undefined && fields.newMode !== undefined;
	return moved !== undefined || modes;
}
