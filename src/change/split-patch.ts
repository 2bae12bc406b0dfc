/**
 * Splits a patch into one section a file, counting hunk lines by their headers, so that content which looks like a header
 * is never taken for one. Works on bytes: what is inside a file's lines is nobody's business here.
 */

import type { ByteRange } from "./byte-range.ts";
import { isPatchNoise, startsSection } from "./section-start.ts";

export interface Section {
	/** The lines before the first hunk. */
	readonly header: ByteRange;
	/** Each hunk from its `@@` line on, in order. */
	readonly hunks: readonly ByteRange[];
	/** True when a hunk ends before the lines that its header promised, or a hunk header cannot be read. */
	readonly cut: boolean;
	/** Bytes of its longest hunk line. */
	readonly longestLine: number;
}

interface OpenSection {
	headerStart: number;
	headerEnd: number;
	hunks: { start: number; end: number }[];
	cut: boolean;
	longestLine: number;
	/** Lines that the open hunk still owes. */
	oldLeft: number;
	newLeft: number;
}

const LINE_FEED = 0x0a;
const HUNK_HEADER = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;
/** A hunk header's numbers stand within this; the rest of a line is never looked at. */
const HEADER_BYTES = 200;

export function* splitPatch(patch: Buffer): Generator<Section> {
	let section: OpenSection | undefined;
	for (let at = 0; at < patch.length; ) {
		const next = lineEnd(patch, at);
		const line = { start: at, end: next };
		at = next;
		if (section && takeHunkLine(section, patch, line)) continue;
		if (startsSection(patch, line, section)) {
			if (section) yield close(section, patch);
			section = open(line);
		} else if (section && !isPatchNoise(patch, line)) {
			takeHeaderLine(section, patch, line);
		}
	}
	if (section) yield close(section, patch);
}

function lineEnd(patch: Buffer, at: number): number {
	const feed = patch.indexOf(LINE_FEED, at);
	return feed < 0 ? patch.length : feed + 1;
}

function open(line: ByteRange): OpenSection {
	const nothing = { hunks: [], cut: false, longestLine: 0, oldLeft: 0, newLeft: 0 };
	return { headerStart: line.start, headerEnd: line.end, ...nothing };
}

/** A patch that does not end in a line feed ends in the middle of a line. */
function close(section: OpenSection, patch: Buffer): Section {
	const last = section.hunks.at(-1);
	const owes = section.oldLeft > 0 || section.newLeft > 0;
	const halfLine = last?.end === patch.length && patch.at(-1) !== LINE_FEED;
	return {
		header: { start: section.headerStart, end: section.headerEnd },
		hunks: section.hunks,
		cut: section.cut || owes || halfLine,
		longestLine: section.longestLine,
	};
}

/** Takes a line that belongs to the open hunk. One that cannot belong to it, while lines are owed, is where the diff was cut. */
function takeHunkLine(section: OpenSection, patch: Buffer, line: ByteRange): boolean {
	const hunk = section.hunks.at(-1);
	if (!hunk || hunk.end !== line.start) return false;
	const owes = section.oldLeft > 0 || section.newLeft > 0;
	const belongs = takes(section, String.fromCharCode(patch[line.start] ?? 0), owes);
	if (!belongs) {
		section.cut ||= owes;
		section.oldLeft = 0;
		section.newLeft = 0;
		return false;
	}
	hunk.end = line.end;
	section.longestLine = Math.max(section.longestLine, line.end - line.start);
	return true;
}

/** Counts a line by its first character. An empty line is an empty context line whose space some tool has trimmed. */
function takes(section: OpenSection, first: string, owes: boolean): boolean {
	if (first === "\\") return true; // "\ No newline at end of file", in whatever language
	if (!owes) return false;
	if (first === "+") return --section.newLeft >= 0;
	if (first === "-") return --section.oldLeft >= 0;
	if (first !== " " && first !== "\n" && first !== "\r") return false;
	section.oldLeft--;
	section.newLeft--;
	return section.oldLeft >= 0 && section.newLeft >= 0;
}

function takeHeaderLine(section: OpenSection, patch: Buffer, line: ByteRange): void {
	const text = patch.toString("latin1", line.start, Math.min(line.end, line.start + HEADER_BYTES));
	const counts = HUNK_HEADER.exec(text);
	if (counts) {
		section.hunks.push({ ...line });
		section.oldLeft = Number(counts[1] ?? 1);
		section.newLeft = Number(counts[2] ?? 1);
	} else if (text.startsWith("@@ ")) {
		section.cut = true;
	} else if (section.hunks.length === 0) {
		section.headerEnd = line.end;
	}
}
