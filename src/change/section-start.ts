import type { ByteRange } from "./byte-range.ts";

/** No path is longer, even quoted; longer lines outside a hunk are no header. */
const START_BYTES = 16_384;

interface SoFar {
	readonly headerStart: number;
	readonly headerEnd: number;
	readonly hunks: readonly unknown[];
}

/** Whether a line outside any hunk begins the next file, in git's form or in plain diff's. */
export function startsSection(patch: Buffer, line: ByteRange, open: SoFar | undefined): boolean {
	const text = patch.toString("latin1", line.start, Math.min(line.end, line.start + START_BYTES));
	if (text.startsWith("diff -")) return true;
	if (/^Submodule \S.* [0-9a-f]{7,64}\.{2,3}[0-9a-f]{7,64}/.test(text)) return true;
	if (!text.startsWith("--- ") && !/^Binary files .* differ\r?\n?$/.test(text)) return false;
	if (open && stillInHeader(patch, open)) return false;
	return text.startsWith("Binary ") || followedByNewName(patch, line.end);
}

/** In a git header, `---` and `Binary files` are part of it; after them, or after a hunk, they begin a plain one. */
function stillInHeader(patch: Buffer, open: SoFar): boolean {
	if (open.hunks.length > 0) return false;
	const header = patch.toString("latin1", open.headerStart, Math.min(open.headerEnd, open.headerStart + START_BYTES));
	if (!header.startsWith("diff ")) return false;
	return !/\n(--- |Binary files |GIT binary patch)/.test(header);
}

/** `--- ` alone is also how a mail or a message may be signed. */
function followedByNewName(patch: Buffer, next: number): boolean {
	const text = patch.toString("latin1", next, Math.min(next + 4, patch.length));
	return text === "" || text === "+++ ";
}

/** Lines between files that say nothing of the file before: what only one folder holds, and mail signatures. */
export function isPatchNoise(patch: Buffer, line: ByteRange): boolean {
	const text = patch.toString("latin1", line.start, Math.min(line.end, line.start + 8));
	return text.startsWith("Only in ") || text.startsWith("-- \n");
}
