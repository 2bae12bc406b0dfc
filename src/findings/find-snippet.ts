/** Finds quoted code in a file, forgiving everything about white space and where the lines break. */

import type { LineRange } from "./finding.ts";

/** A quote shorter than this (white space apart) must be whole lines: `}` or `x` is found everywhere. */
const PARTIAL_LENGTH = 12;

export interface SnippetMatch extends LineRange {
	/** The quote covers its lines from their first to their last character. */
	readonly isWhole: boolean;
}

/** A file's lines without white space, ready to be searched. */
export interface Searchable {
	readonly all: string;
	/** Where each line starts in `all`; one entry more than lines. */
	readonly starts: readonly number[];
}

/** An unknown line becomes a character that no quote holds, so that nothing is found across it. */
export function makeSearchable(lines: readonly (string | undefined)[]): Searchable {
	const squeezed = lines.map((line) => (line === undefined ? "\0" : squeeze(line)));
	const starts = [0];
	for (const line of squeezed) starts.push((starts.at(-1) ?? 0) + line.length);
	return { all: squeezed.join(""), starts };
}

/** All places of `snippet`, in order; whole-line places only, where there are any. */
export function findSnippet(file: Searchable, snippet: string): SnippetMatch[] {
	for (const quote of [snippet, withoutMargin(snippet)]) {
		const matches = findQuote(file, squeeze(quote));
		const whole = matches.filter((match) => match.isWhole);
		if (whole.length > 0) return whole;
		if (matches.length > 0) return matches;
	}
	return [];
}

const squeeze = (text: string) => text.replace(/\s+/g, "");

/** Line numbers or diff marks that a model quoted along, if every line has one. */
function withoutMargin(snippet: string): string {
	const lines = snippet.split("\n").filter((line) => line.trim() !== "");
	for (const margin of [/^\s*\d+\s*[|:]/, /^\s*\d+\s*[|:]?\s*[+>-]/, /^[+>-]/, /^\s*\d+\s/]) {
		if (lines.length > 0 && lines.every((line) => margin.test(line))) {
			return lines.map((line) => line.replace(margin, "")).join("\n");
		}
	}
	return snippet;
}

function findQuote({ all, starts }: Searchable, quote: string): SnippetMatch[] {
	if (quote === "") return [];
	const matches: SnippetMatch[] = [];
	for (let at = all.indexOf(quote); at >= 0; at = all.indexOf(quote, at + 1)) {
		const match = place(starts, at, at + quote.length);
		if (match.isWhole || quote.length >= PARTIAL_LENGTH) matches.push(match);
	}
	return matches;
}

function place(starts: readonly number[], from: number, to: number): SnippetMatch {
	const first = lastAtMost(starts, from);
	const last = lastAtMost(starts, to - 1);
	return { startLine: first + 1, endLine: last + 1, isWhole: starts[first] === from && starts[last + 1] === to };
}

/** The last index whose value is at most `limit`: of equal starts (empty lines) the one that holds characters. */
function lastAtMost(starts: readonly number[], limit: number): number {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((starts[middle] ?? 0) <= limit) low = middle;
		else high = middle - 1;
	}
	return low;
}
