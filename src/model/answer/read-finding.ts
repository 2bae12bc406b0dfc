/** One finding of a model's answer as the findings room takes it, or why it is none. */

import type { RawFinding } from "../../findings/finding.ts";
import { TEXT_LENGTHS } from "../limits.ts";
import { hasEscaped, restoreHidden } from "../prompt/look-alikes.ts";
import type { TextGuard } from "./guard-text.ts";
import {
	fieldsOf,
	readConfidence,
	readEstimate,
	readIssueClass,
	readLines,
	readPriority,
	readText,
} from "./read-values.ts";

export interface FindingReader {
	readonly agent: string;
	/** Paths that a finding may be about. */
	readonly paths: ReadonlySet<string>;
	readonly guard: TextGuard;
}

/** The finding, or in words for the log why it was not used. */
export function readFinding(value: unknown, { agent, paths, guard }: FindingReader): RawFinding | string {
	const fields = fieldsOf(value);
	const path = restoreHidden(readText(fields.path)).replace(/^\.\//, "");
	if (!paths.has(path)) return "it is about a file that was not under review";
	const snippet = readQuote(fields.quote);
	if (snippet.trim() === "") return "it quotes no line";
	if (!guard.isSafe(snippet)) return "it holds a secret";
	const text = readFindingText(fields, guard);
	if (typeof text === "string") return text;
	return {
		source: agent,
		agent,
		report: "post",
		issueClass: readIssueClass(fields.issue_class, text.title),
		path,
		snippet,
		near: readLines(fields.lines),
		...text,
		...suggestionOf(fields.suggestion, guard),
	};
}

function readQuote(value: unknown): string {
	return restoreHidden(readText(value)).replace(/\r\n/g, "\n").slice(0, TEXT_LENGTHS.quote);
}

type Fields = Readonly<Record<string, unknown>>;

function readFindingText(fields: Fields, guard: TextGuard) {
	const title = clean(fields.title, TEXT_LENGTHS.title, guard)?.replace(/\s+/g, " ").replace(/\.$/, "");
	const problem = clean(fields.problem, TEXT_LENGTHS.problem, guard);
	const recommendation = clean(fields.recommendation, TEXT_LENGTHS.short, guard);
	const estimates = readEstimates(fields, guard);
	const measure = clean(fields.measure, TEXT_LENGTHS.short, guard);
	const tradeoff = clean(fields.tradeoff, TEXT_LENGTHS.short, guard);
	const all = [title, problem, recommendation, measure, tradeoff];
	if (all.includes(undefined) || !estimates) return "it holds a secret";
	if (!title || !problem) return "it does not say what is wrong";
	return {
		title,
		problem,
		recommendation: recommendation ?? "",
		...(measure && { measure }),
		...(tradeoff && { tradeoff }),
		priority: readPriority(fields.priority),
		...estimates,
		confidence: readConfidence(fields.confidence),
	};
}

function readEstimates(fields: Fields, guard: TextGuard) {
	const [gain, complexity, maintenance, risk] = [fields.gain, fields.complexity, fields.maintenance, fields.risk].map(
		(value) => {
			const { level, because } = readEstimate(value);
			const reason = guard.clean(because, TEXT_LENGTHS.short);
			return reason === undefined ? undefined : { level, because: reason };
		},
	);
	return gain && complexity && maintenance && risk ? { gain, complexity, maintenance, risk } : undefined;
}

/** Empty where nothing is said; `undefined` where a secret is. */
function clean(value: unknown, length: number, guard: TextGuard): string | undefined {
	return guard.clean(readText(value), length);
}

/** One with hidden characters, secrets or foreign links is left out: a suggestion is taken over by one click. */
function suggestionOf(value: unknown, guard: TextGuard): { suggestion?: string } {
	if (typeof value !== "string" || value.length > TEXT_LENGTHS.suggestion) return {};
	const isPlain = guard.clean(value, TEXT_LENGTHS.suggestion) === value.trim() && !hasEscaped(value);
	return isPlain ? { suggestion: value } : {};
}
