/**
 * Text from outside (a rule's capture, a model's sentence, a path) as markdown in which nothing comes to life: no
 * mention, reference, link, image, HTML, emoji code, formula or hidden character. Code in backticks stays code, for
 * GitHub leaves code alone; whatever else GitHub would bring to life is put into backticks too, so that it reads as it
 * was written. No zero-width character is used: the reader may copy the text.
 */

import { showHidden } from "../../change/show-hidden.ts";
import { codeSpan } from "./code.ts";

const CODE_SPAN = /(?<!`)(`+)(?!`)([^\n]*?[^`\n])\1(?!`)/g;
const FENCED_BLOCK = /^ {0,3}(`{3,}|~{3,})[^\n]*\n([\s\S]*?)(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))/gm;

/** Words that GitHub would link, replace or typeset; the whole word becomes code. */
const LIVE = [
	/@[\p{L}\p{N}_-]/u, // mentions, teams, addresses of mail, OWNER/NAME@SHA
	/#\d/, // #123, OWNER/NAME#123
	/gh-\d/i, // GH-123
	/:\/\/|www\.|\bmailto:|\bxmpp:/i, // GFM's extended autolinks
	/\b(?=[0-9a-f]*\d)[0-9a-f]{7,64}\b/i, // commit ids
	/:[a-z0-9_+-]+:/i, // emoji codes, which paths of Rust items may hold by accident
	/\$/, // formulas
];

/** Text of one line: titles, reasons, questions. Line feeds become spaces. */
export function escapeInline(text: string): string {
	return escapeLine(showHidden(text).replace(/\s+/g, " ").trim());
}

/** Text of several lines: paragraphs, list items and fenced code blocks are kept, all else is defused. */
export function escapeText(text: string): string {
	const shown = showHidden(text).trim();
	let markdown = "";
	let from = 0;
	for (const block of shown.matchAll(FENCED_BLOCK)) {
		markdown += `${escapeLines(shown.slice(from, block.index))}${fencedAgain(block[2] ?? "")}`;
		from = block.index + block[0].length;
	}
	return `${markdown}${escapeLines(shown.slice(from))}`.trim();
}

function fencedAgain(code: string): string {
	const text = code.replace(/\n$/, "");
	const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
	return `\n${fence}\n${text}\n${fence}\n`;
}

const LIST_ITEM = /^[-*+•]\s+|^(\d{1,9})[.)]\s+/;

function escapeLines(text: string): string {
	return text
		.split("\n")
		.map((line) => {
			const trimmed = line.trim();
			const item = LIST_ITEM.exec(trimmed);
			if (!item) return escapeLine(trimmed);
			const marker = item[1] === undefined ? "- " : `${item[1]}. `;
			return marker + escapeLine(trimmed.slice(item[0].length));
		})
		.join("\n");
}

function escapeLine(line: string): string {
	const parts: string[] = [];
	let from = 0;
	for (const span of line.matchAll(CODE_SPAN)) {
		parts.push(escapeProse(line.slice(from, span.index)), codeSpan(span[2] ?? ""));
		from = span.index + span[0].length;
	}
	parts.push(escapeProse(line.slice(from)));
	return escapeLineStart(joinParts(parts).trim());
}

/** Two code spans side by side would read as one fence: a space goes between. */
function joinParts(parts: readonly string[]): string {
	return parts.reduce(
		(line, part) => (line.endsWith("`") && part.startsWith("`") ? `${line} ${part}` : line + part),
		"",
	);
}

function escapeProse(text: string): string {
	const words = text.split(/(\s+)/).map((word) => (isLive(word) ? codeSpan(word) : escapeWord(word)));
	return joinParts(words);
}

function isLive(word: string): boolean {
	return LIVE.some((pattern) => pattern.test(word));
}

function escapeWord(word: string): string {
	return word
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replace(/[\\`*[\]~|!{}]/g, "\\$&")
		.replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_");
}

/** What would open a heading, a list, a quote or a rule at the start of a line. */
function escapeLineStart(line: string): string {
	return line.replace(/^(?:[#+=-]|\d{1,9}(?=[.)](?:\s|$)))/, (start) => {
		return /^\d/.test(start) ? `${start}\\` : `\\${start}`;
	});
}
