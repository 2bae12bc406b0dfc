/**
 * One cause is told once: the places where one issue class shows in a file become one finding, and so does what an agent
 * says of lines that another reviewer has named too, whatever class each gives it.
 */

import {
	type FindingText,
	type Fingerprint,
	isOfAgent,
	type Location,
	MOST_CONFIDENCE,
	type RelatedText,
} from "./finding.ts";
import type { Identified } from "./placed.ts";
import { byPlace, priorityRank } from "./rank.ts";

export interface Merged {
	/** The finding whose text and place are kept. */
	readonly lead: Identified;
	/** All who found it at any of its places, the lead's source first. */
	readonly sources: readonly string[];
	readonly confidence: number;
	readonly alsoAt: readonly Location[];
	readonly alsoKnownAs: readonly Fingerprint[];
	/** Of those taken in, what says something else. */
	readonly related: readonly RelatedText[];
	/** How many findings were taken in, the lead not counted. */
	readonly taken: number;
}

/** In the order of the first of each. */
export function merge(findings: readonly Identified[]): Merged[] {
	const byClass = Map.groupBy(findings, ({ raw, file }) => JSON.stringify([file.path, raw.issueClass]));
	const groups: Identified[][] = [];
	for (const group of byClass.values()) {
		const same = groups.find((known) => isSameMatter(leadOf(known), leadOf(group)));
		if (same) same.push(...group);
		else groups.push([...group]);
	}
	return groups.map(mergeGroup);
}

/** Two rules on one line name two things; an agent that comes to a line that is named already names the same. */
function isSameMatter(one: Identified, other: Identified): boolean {
	if (one.file.path !== other.file.path || !overlaps(one, other)) return false;
	return isOfAgent(one.raw) || isOfAgent(other.raw);
}

function mergeGroup(group: readonly Identified[]): Merged {
	const lead = leadOf(group);
	return {
		lead,
		sources: [...new Set([lead, ...group].map((one) => one.raw.source))],
		confidence: Math.max(...group.map((one) => agreement(group.filter((other) => overlaps(one, other))))),
		alsoAt: furtherPlaces(lead, group),
		alsoKnownAs: otherIdentities(lead, group),
		related: relatedTexts(lead, group),
		taken: group.length - 1,
	};
}

/** The first place of those with the highest priority; the most confident text there. */
function leadOf(group: readonly Identified[]): Identified {
	const sorted = group.toSorted(
		(one, other) =>
			priorityRank(one.raw.priority) - priorityRank(other.raw.priority) ||
			one.anchor.startLine - other.anchor.startLine ||
			compareText(one.raw, other.raw) ||
			(one.raw.source < other.raw.source ? -1 : 1),
	);
	const first = sorted[0] as Identified;
	const texts = sorted.filter((one) => one.raw.priority === first.raw.priority && overlaps(one, first));
	return texts.toSorted((one, other) => compareText(one.raw, other.raw))[0] as Identified;
}

const compareText = (one: FindingText, other: FindingText) => other.confidence - one.confidence;

/** Sources err independently enough: each one that agrees removes its share of the doubt. */
function agreement(findings: readonly Identified[]): number {
	const best = new Map<string, number>();
	for (const { raw } of findings) best.set(raw.source, Math.max(best.get(raw.source) ?? 0, raw.confidence));
	if (best.size === 1) return Math.max(...best.values());
	const doubt = [...best.values()].reduce((product, confidence) => product * (1 - confidence), 1);
	return Math.max(Math.min(MOST_CONFIDENCE, 1 - doubt), ...best.values());
}

function relatedTexts(lead: Identified, group: readonly Identified[]): RelatedText[] {
	const others = group.filter(({ raw }) => raw.issueClass !== lead.raw.issueClass);
	const unique = new Map(others.map(({ raw }) => [raw.issueClass, raw]));
	return [...unique.values()].map(({ source, title, problem, recommendation }) => {
		return { source, title, problem, recommendation };
	});
}

function furtherPlaces(lead: Identified, group: readonly Identified[]): Location[] {
	const places = group.flatMap((one) => [placeOf(one), ...(one.raw.alsoAt ?? [])]);
	const elsewhere = places.filter((place) => place.path !== lead.file.path || !meets(place, lead.anchor));
	const unique = new Map(elsewhere.map((place) => [`${place.path}:${place.startLine}`, place]));
	return [...unique.values()].sort(byPlace);
}

function otherIdentities(lead: Identified, group: readonly Identified[]): Fingerprint[] {
	const all = group.flatMap((one) => [one.fingerprint, ...(one.moved ? [one.moved] : []), ...one.alsoFingerprints]);
	return [...new Set(all)].filter((fingerprint) => fingerprint !== lead.fingerprint);
}

function placeOf({ file, anchor }: Identified): Location {
	return { path: file.path, startLine: anchor.startLine, endLine: anchor.endLine };
}

const overlaps = (one: Identified, other: Identified) => meets(one.anchor, other.anchor);

function meets(one: { startLine: number; endLine: number }, other: { startLine: number; endLine: number }): boolean {
	return one.startLine <= other.endLine && other.startLine <= one.endLine;
}
