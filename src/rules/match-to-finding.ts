/** Turns a match of a rule into a finding that quotes the code; or into nothing when the change did not bring it in. */

import type { LineRange, RawFinding } from "../findings/finding.ts";
import type { Match, MatchRange } from "../syntax/scan/match.ts";
import type { Rule } from "./rule.ts";

/** A match longer than this is about a whole item: its comment sits on the first line. */
const LONGEST_COMMENT_LINES = 10;

/** `lines` are the head file's, without terminators; `added` the 1-based numbers of those that the change added. */
export function matchToFinding(
	match: Match,
	rule: Rule,
	lines: readonly string[],
	added: ReadonlySet<number>,
): RawFinding | undefined {
	const near = placeOf(match, rule);
	const trigger = triggersOf(match, rule, near).find((range) => touches(range, added));
	if (!trigger) return undefined;
	const replaced = suggestionOf(match, lines);
	const place = replaced?.place ?? near;
	return {
		...ruleText(rule),
		title: tidy(match.message),
		path: match.path,
		near: place,
		snippet: lines.slice(place.startLine - 1, place.endLine).join("\n"),
		trigger,
		...(replaced && { suggestion: replaced.text }),
	};
}

/** What every finding of a rule says, whoever matched it. */
export function ruleText(rule: Rule) {
	const { metadata } = rule;
	return {
		source: rule.id,
		issueClass: rule.id,
		agent: metadata.agent,
		report: metadata.report === "post" ? ("post" as const) : ("hint" as const),
		problem: `${sentence(metadata.why)} Hurts when: ${metadata.hurts_when.trim()}`,
		recommendation: metadata.recommendation.trim(),
		measure: metadata.measure,
		...(metadata.tradeoff && { tradeoff: metadata.tradeoff }),
		priority: metadata.priority,
		gain: metadata.gain,
		complexity: metadata.complexity,
		maintenance: metadata.maintenance,
		risk: metadata.risk,
		confidence: metadata.confidence,
		references: metadata.references ?? [],
		...(metadata.asks && { asks: metadata.asks }),
		...(metadata.supersedes && { supersedes: metadata.supersedes }),
	};
}

const sentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** Matched code in a title may span lines; a title is one. */
const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();

function placeOf(match: Match, rule: Rule): LineRange {
	const capture = rule.metadata.anchor && match.captures[rule.metadata.anchor];
	const range = linesOf(capture ? capture.range : match.range);
	const tooLong = range.endLine - range.startLine >= LONGEST_COMMENT_LINES;
	return tooLong ? { startLine: range.startLine, endLine: range.startLine } : range;
}

function triggersOf(match: Match, rule: Rule, place: LineRange): LineRange[] {
	const named = (rule.metadata.triggers ?? []).flatMap((name) => match.captures[name] ?? []);
	return named.length > 0 ? named.map((capture) => linesOf(capture.range)) : [place];
}

/** 1-based lines; an end at column 0 belongs to the line before. */
function linesOf(range: MatchRange): LineRange {
	const startLine = range.start.line + 1;
	const endLine = range.end.line + (range.end.column === 0 ? 0 : 1);
	return { startLine, endLine: Math.max(startLine, endLine) };
}

function touches(range: LineRange, added: ReadonlySet<number>): boolean {
	for (let line = range.startLine; line <= range.endLine; line++) if (added.has(line)) return true;
	return false;
}

/** The rule's fix as a replacement of whole lines, and which lines those are. */
function suggestionOf(match: Match, lines: readonly string[]): { text: string; place: LineRange } | undefined {
	if (!match.replacement) return undefined;
	const source = Buffer.from(lines.join("\n"));
	const { start, end, text } = match.replacement;
	const lineStart = source.lastIndexOf(10, start - 1) + 1;
	const nextBreak = source.indexOf(10, end);
	const lineEnd = nextBreak === -1 ? source.length : nextBreak;
	const startLine = countBreaks(source, lineStart) + 1;
	return {
		text: `${source.subarray(lineStart, start)}${text}${source.subarray(end, lineEnd)}`,
		place: { startLine, endLine: startLine + countBreaks(source.subarray(lineStart), lineEnd - lineStart) },
	};
}

function countBreaks(source: Uint8Array, end: number): number {
	let breaks = 0;
	for (let index = 0; index < end; index++) if (source[index] === 10) breaks++;
	return breaks;
}
