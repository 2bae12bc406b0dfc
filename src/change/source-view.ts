import { addedLines } from "./added-lines.ts";
import { blankSource } from "./blank-source.ts";
import type { ChangedFile, Hunk } from "./change-set.ts";
import { type CodeRole, codeRole } from "./code-role.ts";
import { type Language, languageOf } from "./language.ts";
import { newSideLines } from "./new-side-lines.ts";
import { type NumberedLine, type NumberedText, numberedText } from "./numbered-text.ts";
import { testLines } from "./test-lines.ts";

/** One changed file as the signals read it. */
export interface SourceView {
	readonly path: string;
	readonly file: ChangedFile;
	readonly language: Language;
	readonly role: CodeRole;
	/** All that is known of head: the whole file where it was given, else the hunks with their sections. No comments. */
	readonly known: NumberedText;
	/** The same without what stands in strings. */
	readonly knownCode: NumberedText;
	/** Added lines that are not in a test module. No comments. */
	readonly added: NumberedText;
	readonly addedCode: NumberedText;
	/** Added lines and, at the place they were taken from, deleted ones: a setting taken away counts too. As they stand. */
	readonly changed: NumberedText;
	/** A line for evidence that is the file itself: its first added line. */
	readonly firstLine: number;
}

const WITH_C_COMMENTS: ReadonlySet<Language> = new Set([
	"rust",
	"jvm",
	"go",
	"javascript",
	"csharp",
	"cpp",
	"php",
	"proto",
]);
const WITH_HASH_COMMENTS: ReadonlySet<Language> = new Set([
	"python",
	"ruby",
	"elixir",
	"properties",
	"yaml",
	"toml",
	"terraform",
	"shell",
]);
/** A larger head is not read for evidence outside the hunks; the parser reads no larger file either. */
const MAX_HEAD_LENGTH = 1_000_000;

export function sourceView(file: ChangedFile, head: string | undefined): SourceView {
	const language = languageOf(file.path);
	const excerpts = head === undefined || head.length > MAX_HEAD_LENGTH ? file.hunks.map(excerptOf) : [wholeOf(head)];
	const parts = excerpts.map((lines) => blanked(lines, language));
	const inTests = language === "rust" ? new Set(parts.flatMap((part) => testLines(part.code))) : new Set<number>();
	const numbers = addedLines(file);
	const isAdded = (line: NumberedLine) => numbers.has(line.number) && !inTests.has(line.number);
	const known = parts.flatMap((part) => part.text);
	const code = parts.flatMap((part) => part.code);
	return {
		path: file.path,
		file,
		language,
		role: codeRole(file.path),
		known: numberedText(known),
		knownCode: numberedText(code),
		added: numberedText(known.filter(isAdded)),
		addedCode: numberedText(code.filter(isAdded)),
		changed: numberedText(blanked(file.hunks.flatMap(changedLines), language).text),
		firstLine: numbers.values().next().value ?? Math.max(1, file.hunks[0]?.newStart ?? 1),
	};
}

function wholeOf(head: string): NumberedLine[] {
	return head.split("\n").map((text, index) => ({ number: index + 1, text }));
}

/** A hunk's head lines, under the section that git names: it is often the block or the table they belong to. */
function excerptOf(hunk: Hunk): NumberedLine[] {
	const lines = newSideLines(hunk).map((line) => ({ number: line.newNumber, text: line.text }));
	// the section stands on some line above; a number that no added line has keeps it from counting as added
	return hunk.section === "" ? lines : [{ number: 0, text: hunk.section }, ...lines];
}

function changedLines(hunk: Hunk): NumberedLine[] {
	let next = Math.max(1, hunk.newStart);
	return hunk.lines.flatMap((line) => {
		const number = line.newNumber ?? next;
		if (line.newNumber !== undefined) next = line.newNumber + 1;
		return line.kind === "context" ? [] : [{ number, text: line.text }];
	});
}

interface Blanked {
	readonly text: NumberedLine[];
	readonly code: NumberedLine[];
}

function blanked(lines: NumberedLine[], language: Language): Blanked {
	if (WITH_HASH_COMMENTS.has(language)) {
		const text = lines.map((line) => ({ ...line, text: line.text.replace(/^\s*#.*$/, "") }));
		return { text, code: text };
	}
	if (!WITH_C_COMMENTS.has(language)) return { text: lines, code: lines };
	const { text, code } = blankSource(lines.map((line) => line.text).join("\n"));
	return { text: renumbered(lines, text), code: renumbered(lines, code) };
}

function renumbered(lines: readonly NumberedLine[], text: string): NumberedLine[] {
	return text.split("\n").map((one, index) => ({ number: lines[index]?.number ?? 0, text: one }));
}
