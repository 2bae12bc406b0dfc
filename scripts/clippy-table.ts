/** The comparison as the table of docs/clippy.md. */

import type { Comparison } from "./clippy-compare.ts";
import { CLIPPY_NOTES } from "./clippy-notes.ts";

const HEADER = [
	"| rule | lint | marked | found | recall | elsewhere | in twins | note |",
	"|---|---|--:|--:|--:|--:|--:|---|",
];

/** Rows by rule and lint; a rule that is only a hint has its name in italics. */
export function clippyTable(comparisons: readonly Comparison[]): string {
	const rows = comparisons.map((row) => ({ key: keyOf(row), text: tableRow(row) }));
	const sorted = rows.toSorted((left, right) => (left.key < right.key ? -1 : 1));
	return [...HEADER, ...sorted.map(({ text }) => text)].join("\n");
}

const keyOf = ({ rule, lint }: Comparison): string => `${rule.id} ${lint}`;

function tableRow(row: Comparison): string {
	const { rule, lint, marked, found, elsewhere, inTwins } = row;
	const name = rule.metadata.report === "post" ? rule.id : `*${rule.id}*`;
	const recall = marked === 0 ? "–" : `${Math.round((100 * found) / marked)} %`;
	const note = CLIPPY_NOTES[keyOf(row)] ?? CLIPPY_NOTES[rule.id] ?? "";
	return `| ${[name, `\`${lint}\``, marked, found, recall, elsewhere, inTwins ?? "none", note].join(" | ")} |`;
}
