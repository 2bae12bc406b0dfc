/** A model's answer, read loosely: good elements are kept, bad ones reported. */

import { PRIORITIES } from "../../config/priority.ts";
import type { RawFinding } from "../../findings/finding.ts";
import { FINDINGS, NAMED_PROBLEMS, TEXT_LENGTHS } from "../limits.ts";
import type { TextGuard } from "./guard-text.ts";
import { type FindingReader, readFinding } from "./read-finding.ts";
import { readJson } from "./read-json.ts";
import { readStaticVerdict, type StaticVerdict, type VerdictReader } from "./read-static-verdicts.ts";
import { fieldsOf, readText } from "./read-values.ts";

export interface AgentQuestion {
	readonly key: string;
	readonly question: string;
	/** Which finding the answer would change, and how. */
	readonly why: string;
}

export interface SummaryPart {
	/** A section's title, as the agent's file spells it. */
	readonly section: string;
	readonly text: string;
}

export interface Answer {
	readonly findings: readonly RawFinding[];
	readonly verdicts: readonly StaticVerdict[];
	readonly questions: readonly AgentQuestion[];
	readonly summary: readonly SummaryPart[];
	/** What was not used and why, a sentence each. */
	readonly problems: readonly string[];
	/** `none`: no JSON. `other`: JSON without a list of findings. */
	readonly shape: "good" | "partial" | "other" | "none";
}

export interface AnswerReader extends FindingReader, VerdictReader {
	readonly guard: TextGuard;
	/** Keys that may be asked. */
	readonly questions: readonly string[];
	/** Titles of sections that may be written. */
	readonly sections: readonly string[];
}

export function readAnswer(text: string, reader: AnswerReader): Answer {
	const { lists, isWhole, broken } = readJson(text);
	if (!lists) return { findings: [], verdicts: [], questions: [], summary: [], problems: [], shape: "none" };
	const findings = readEach("finding", lists.findings, (value) => readFinding(value, reader));
	const verdicts = readEach("verdict on a static finding", lists.static_verdicts, (value) =>
		readStaticVerdict(value, reader),
	);
	const questions = readEach("question", lists.questions, (value) => readQuestion(value, reader));
	const summary = readEach("part of the summary", lists.summary, (value) => readSummary(value, reader));
	const best = bestOf(findings.good);
	const problems = [
		...[findings, verdicts, questions, summary].flatMap((list) => list.problems),
		...(broken > 0 ? [`${broken} elements of the answer were no JSON.`] : []),
		...(best.length < findings.good.length
			? [`${findings.good.length - best.length} of ${findings.good.length} findings were more than are looked at.`]
			: []),
	];
	return {
		findings: best,
		verdicts: verdicts.good,
		questions: questions.good,
		summary: summary.good,
		problems,
		shape: shapeOf(lists.findings !== undefined, isWhole),
	};
}

function shapeOf(hasFindings: boolean, isWhole: boolean): Answer["shape"] {
	if (!hasFindings) return isWhole ? "other" : "partial";
	return isWhole ? "good" : "partial";
}

interface Read<T> {
	readonly good: readonly T[];
	readonly problems: readonly string[];
}

function readEach<T>(name: string, values: readonly unknown[] = [], read: (value: unknown) => T | string): Read<T> {
	const results = values.map(read);
	const reasons = results.filter((result) => typeof result === "string");
	const counted = [...Map.groupBy(reasons, (reason) => reason)].slice(0, NAMED_PROBLEMS);
	return {
		good: results.filter((result): result is Awaited<T> & T => typeof result !== "string"),
		problems: counted.map(([reason, all]) => `${all.length} × a ${name} was not used: ${reason}.`),
	};
}

/** The most important ones, in the answer's own order among equals. */
function bestOf(findings: readonly RawFinding[]): readonly RawFinding[] {
	if (findings.length <= FINDINGS) return findings;
	const rank = (one: RawFinding) => PRIORITIES.indexOf(one.priority);
	return findings
		.toSorted((one, other) => rank(one) - rank(other) || other.confidence - one.confidence)
		.slice(0, FINDINGS);
}

function readQuestion(value: unknown, { questions, guard }: AnswerReader): AgentQuestion | string {
	const fields = fieldsOf(value);
	const key = readText(fields.key).trim();
	if (!questions.includes(key)) return "its key was not offered";
	const question = guard.clean(readText(fields.question), TEXT_LENGTHS.title * 2);
	const why = guard.clean(readText(fields.why), TEXT_LENGTHS.short);
	if (!question || !why) return "it does not say what its answer would change";
	return { key, question, why };
}

function readSummary(value: unknown, { sections, guard }: AnswerReader): SummaryPart | string {
	const fields = fieldsOf(value);
	const wanted = readText(fields.section).trim().toLowerCase();
	const section = sections.find((title) => title.toLowerCase() === wanted);
	if (!section) return "its section was not offered";
	const text = guard.clean(readText(fields.text), TEXT_LENGTHS.short);
	return text ? { section, text } : "it is empty or holds a secret";
}
