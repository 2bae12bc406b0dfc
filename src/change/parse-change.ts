/**
 * A patch as a change set: git's own, plain `diff -u`, or GitHub's `.diff`. Never throws: what cannot be read is named in
 * `unread` with its reason, and everything else is exact to the byte.
 */

import { isUtf8 } from "node:buffer";
import type { ByteRange } from "./byte-range.ts";
import type { ChangedFile, ChangeSet, Hunk } from "./change-set.ts";
import { joinTypeChanges } from "./join-type-changes.ts";
import { type Header, readHeader } from "./read-header.ts";
import { readHunks } from "./read-hunks.ts";
import { type Section, splitPatch } from "./split-patch.ts";

/** A longer line is no code that anyone reads: minified, generated, or hostile. */
const MAX_LINE_BYTES = 1_000_000;
/** Hunks past this many bytes are left unread, whole files at a time: half a million lines of 64 bytes. */
const MAX_PATCH_BYTES = 32 * 1024 * 1024;

export interface ParseOptions {
	/** The patch was cut when it was read, so its last file may miss hunks that nothing else tells of. */
	readonly cut?: boolean;
	readonly maxLineBytes?: number;
	readonly maxPatchBytes?: number;
}

export type ParsedChange = Pick<ChangeSet, "files" | "unread">;
type Unread = ChangeSet["unread"][number];
type Outcome = { readonly file: ChangedFile } | { readonly unread: Unread };

const CUT = "the diff is cut in the middle of it";

export function parseChange(patch: string | Uint8Array, options: ParseOptions = {}): ParsedChange {
	const bytes = toBuffer(patch);
	const files: ChangedFile[] = [];
	const unread: Unread[] = [];
	const parse = sectionParser(bytes, options);
	let last: Outcome | undefined;
	for (const section of splitPatch(bytes)) {
		if (last) put(last, files, unread);
		last = parse(section);
	}
	if (last) put(options.cut ? asCut(last) : last, files, unread);
	if (options.cut)
		unread.push({ reason: "the diff is too large to read whole; the files after this point are unknown" });
	if (!last && hasText(bytes)) unread.push({ reason: "this is no diff: no file header was found" });
	return { files: joinTypeChanges(files), unread };
}

function toBuffer(patch: string | Uint8Array): Buffer {
	if (typeof patch === "string") return Buffer.from(patch, "utf8");
	return Buffer.from(patch.buffer, patch.byteOffset, patch.byteLength);
}

function hasText(bytes: Buffer): boolean {
	return /\S/.test(bytes.toString("latin1", 0, 4_096));
}

function put(outcome: Outcome, files: ChangedFile[], unread: Unread[]): void {
	if ("file" in outcome) files.push(outcome.file);
	else unread.push(outcome.unread);
}

function asCut(outcome: Outcome): Outcome {
	return "file" in outcome ? { unread: { path: outcome.file.path, reason: CUT } } : outcome;
}

function sectionParser(bytes: Buffer, options: ParseOptions): (section: Section) => Outcome {
	const { maxLineBytes = MAX_LINE_BYTES, maxPatchBytes = MAX_PATCH_BYTES } = options;
	let read = 0;
	return (section) => {
		const header = readHeader(bytes.subarray(section.header.start, section.header.end));
		if (!header) return { unread: { reason: "a part of the diff names no file that could be made out" } };
		const refuse = (reason: string): Outcome => ({ unread: { path: header.path, reason } });
		const problem = problemOf(header, section);
		if (problem) return refuse(problem);
		if (section.longestLine > maxLineBytes) return refuse(`a line of it is longer than ${maxLineBytes} bytes`);
		const size = section.hunks.reduce((sum, hunk) => sum + hunk.end - hunk.start, 0);
		if (read + size > maxPatchBytes)
			return refuse(`the diff is larger than ${maxPatchBytes} bytes, and this file is past them`);
		read += size;
		const hunks = header.kind === "text" ? hunksOf(bytes, section.hunks) : [];
		return hunks ? { file: fileOf(header, hunks) } : refuse("it is not valid UTF-8");
	};
}

function problemOf(header: Header, section: Section): string | undefined {
	if (header.problem) return header.problem;
	if (section.cut) return CUT;
	return header.promisesHunks && section.hunks.length === 0
		? "the diff says that it changed, and shows no lines of it"
		: undefined;
}

/** `undefined` where the lines are not UTF-8. A header line does not count: git cuts it after 80 bytes. */
function hunksOf(bytes: Buffer, ranges: readonly ByteRange[]): readonly Hunk[] | undefined {
	const parts = ranges.map(({ start, end }) => bytes.subarray(start, end));
	if (!parts.every((part) => isUtf8(part) || isUtf8(part.subarray(part.indexOf("\n") + 1)))) return undefined;
	return readHunks(parts.map((part) => part.toString("utf8")).join(""));
}

function fileOf(header: Header, hunks: readonly Hunk[]): ChangedFile {
	const { promisesHunks: _, problem: __, ...facts } = header;
	return { ...facts, hunks };
}
