/** An evaluation as a terminal shows it. */

import type { CaseScore, DefectScore } from "./score.ts";
import type { EvaluationSummary, Tally } from "./summarise.ts";

export function printSummary(summary: EvaluationSummary): string {
	const { comments, clean, durationMs } = summary;
	return [
		`${summary.cases} cases, ${seconds(durationMs.total)} in all, ${seconds(durationMs.median)} in the median`,
		...summary.failed.map(({ id, failure }) => `not run: ${id}: ${failure}`),
		"",
		table([
			["class", "defects", "found by comment", "or in the summary", "or by a hint", "missed"],
			...Object.entries(summary.byClass).map(([name, tally]) => tallyRow(name, tally)),
			tallyRow("overall", summary.overall),
		]),
		"",
		`comments a pull request: ${comments.median} in the median, ${comments.mean.toFixed(1)} in the mean, ${comments.most} at most`,
		`clean cases: ${clean.alarms} alarms over ${clean.cases} cases`,
		"",
		table([
			["rule or agent", "found", "elsewhere", "alarms"],
			...Object.entries(summary.byRule).map(([rule, tally]) => [
				rule,
				`${tally.found}`,
				`${tally.elsewhere}`,
				`${tally.alarms}`,
			]),
		]),
	].join("\n");
}

/** One case: each defect with who found it, and what was said beside. */
export function printCase(score: CaseScore): string {
	const defects = score.defects.flatMap(({ defect, ...found }) => [
		`${verdict(found)}  ${defect.path}:${defect.start_line}  ${defect.class}`,
		`    ${defect.what}`,
	]);
	const told = score.told.flatMap(({ source, report, title, problem, places }) => [
		`    ${places[0]?.path}:${places[0]?.startLine}  ${source}${report === "list" ? " (summary)" : ""}: ${title}`,
		`        ${problem.replaceAll("\n", "\n        ")}`,
	]);
	return [`${score.id} (${score.kind}), ${seconds(score.durationMs)}`, ...defects, "told:", ...told].join("\n");
}

function verdict({ postedBy, listedBy, hintedBy }: Omit<DefectScore, "defect">): string {
	if (postedBy.length > 0) return `found by ${postedBy.join(", ")}`;
	if (listedBy.length > 0) return `listed by ${listedBy.join(", ")}`;
	if (hintedBy.length > 0) return `hinted by ${hintedBy.join(", ")}`;
	return "missed";
}

function tallyRow(name: string, tally: Tally): string[] {
	const { defects, foundByComment, foundByReview, foundByReviewOrHint } = tally;
	const share = (count: number) => `${count} (${Math.round((100 * count) / (defects || 1))} %)`;
	const found = [foundByComment, foundByReview, foundByReviewOrHint].map(share);
	return [name, `${defects}`, ...found, `${defects - foundByReviewOrHint}`];
}

function table(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const line = (row: readonly string[]) =>
		row
			.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
			.join("  ");
	return rows.map(line).join("\n");
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
