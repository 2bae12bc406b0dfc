/** Single values of a model's answer, read loosely: what is meant counts, and what is missing gets a modest default. */

import { PRIORITIES, type Priority } from "../../config/priority.ts";
import { type Estimate, LEVELS, type Level, type LineRange } from "../../findings/finding.ts";

export function readText(value: unknown): string {
	return typeof value === "string" ? value : "";
}

const OTHER_PRIORITIES: Readonly<Record<string, Priority>> = {
	blocker: "critical",
	major: "high",
	medium: "high",
	architecture: "architectural",
	minor: "nice",
	low: "nice",
	"nice-to-have": "nice",
};

export function readPriority(value: unknown): Priority {
	const word = readText(value).trim().toLowerCase();
	return PRIORITIES.find((priority) => priority === word) ?? OTHER_PRIORITIES[word] ?? "nice";
}

/** 0 to 1; percentages too. What is no number is a half: enough for the summary, not for a comment. */
export function readConfidence(value: unknown): number {
	const number = typeof value === "string" ? Number.parseFloat(value) : value;
	if (typeof number !== "number" || Number.isNaN(number)) return 0.5;
	const share = number > 1 ? number / 100 : number;
	return Math.min(1, Math.max(0, share));
}

export function readEstimate(value: unknown): Estimate {
	if (typeof value === "string") return { level: readLevel(value), because: "" };
	const { level, because } = fieldsOf(value);
	return { level: readLevel(level), because: readText(because) };
}

function readLevel(value: unknown): Level {
	const word = readText(value).trim().toLowerCase();
	return LEVELS.find((level) => level === word) ?? "medium";
}

/** 1-based and in order; from an object, a number, or text such as `12-15`. Line 1 where there is nothing to read. */
export function readLines(value: unknown): LineRange {
	const { start, end } = fieldsOf(value);
	const text = typeof value === "number" || typeof value === "string" ? String(value) : `${start}-${end ?? start}`;
	const [first = 1, last = first] = [...text.matchAll(/\d{1,8}/g)].map(([digits]) => Math.max(1, Number(digits)));
	return { startLine: Math.min(first, last), endLine: Math.max(first, last) };
}

/** Lower case, hyphens; a few words at most. Identity is made of it, so it must not vary with spelling. */
export function readIssueClass(value: unknown, fallback: string): string {
	const slug = (text: string) =>
		text
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, "-")
			.split("-")
			.filter(Boolean)
			.slice(0, 7)
			.join("-")
			.slice(0, 60);
	return slug(readText(value)) || slug(fallback) || "unnamed";
}

/** The fields of an object; none for anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
