/**
 * Comments in the code that allow a finding:
 *
 *     // gregor: allow(rule-id, other-rule) why it is fine here      on the line, or alone on the line above
 *     // gregor: allow-file(rule-id) why it is fine in this file
 *
 * In Rust also as a block comment; in properties, YAML and TOML with `#`.
 */

import { lexRust } from "../syntax/lex-rust.ts";
import type { LineRange } from "./finding.ts";

export interface Allowance {
	readonly rules: readonly string[];
	/** The lines that it allows on, 1-based; absent for the whole file. */
	readonly lines?: LineRange;
	/** 1-based line of the comment. */
	readonly at: number;
	readonly reason: string;
}

const ALLOW = /gregor:\s*allow(-file)?\s*\(([^)]*)\)[ \t]*([^\n]*)/;

/** All allowances written in a file. */
export function readAllowances(path: string, text: string): Allowance[] {
	if (!text.includes("gregor:")) return [];
	const lines = text.split("\n");
	const comments = path.endsWith(".rs") ? rustComments(text) : plainComments(lines);
	return comments.flatMap(({ comment, line }) => readAllowance(comment, line, lines));
}

/** The allowance that covers one of `names` on one of the lines. */
export function findAllowance(
	allowances: readonly Allowance[],
	names: readonly string[],
	range: LineRange,
): Allowance | undefined {
	return allowances.find(
		({ rules, lines }) =>
			rules.some((rule) => names.includes(rule)) &&
			(!lines || (lines.startLine <= range.endLine && range.startLine <= lines.endLine)),
	);
}

interface Comment {
	readonly comment: string;
	readonly line: number;
}

function rustComments(text: string): Comment[] {
	return lexRust(text)
		.filter((token) => token.kind === "comment")
		.map((token) => ({ token, comment: text.slice(token.start, token.end) }))
		.filter(({ comment }) => comment.includes("gregor:"))
		.map(({ token, comment }) => ({ comment, line: text.slice(0, token.start).split("\n").length }));
}

function plainComments(lines: readonly string[]): Comment[] {
	return lines.flatMap((text, index) => {
		const comment = /(?:^|\s)(?:#|\/\/|\/\*)\s*gregor:.*$/.exec(text)?.[0];
		return comment ? [{ comment, line: index + 1 }] : [];
	});
}

function readAllowance(comment: string, at: number, lines: readonly string[]): Allowance[] {
	const found = ALLOW.exec(comment);
	if (!found) return [];
	const rules = (found[2] ?? "")
		.split(",")
		.map((rule) => rule.trim())
		.filter((rule) => rule !== "");
	const reason = (found[3] ?? "")
		.replace(/\*\/\s*$/, "")
		.replace(/^[\s:,\u2013\u2014-]+/, "")
		.trim();
	return [{ rules, at, reason, ...(found[1] ? {} : { lines: coveredLines(lines, at) }) }];
}

/** A comment behind code speaks of its line; one alone, of the next line that is neither blank, comment nor attribute. */
function coveredLines(lines: readonly string[], at: number): LineRange {
	if (!isAside(lines[at - 1])) return { startLine: at, endLine: at };
	let end = at + 1;
	while (end < lines.length && isAside(lines[end - 1])) end++;
	return { startLine: at, endLine: end };
}

const isAside = (line: string | undefined) => line !== undefined && /^\s*($|\/\/|\/\*|\*[\s/]|#)/.test(line);
