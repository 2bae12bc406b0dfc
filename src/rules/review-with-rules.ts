/**
 * The rule engine as a reviewer: every rule over the changed files, at once. What ran, what was left out and why goes
 * with the findings, so that the verdict can be honest.
 */

import { addedLines } from "../change/added-lines.ts";
import type { ReadFile } from "../change/change-set.ts";
import type { RawFinding } from "../findings/finding.ts";
import type { Match } from "../syntax/scan/match.ts";
import type { ScanOutcome, ScanRequest } from "../syntax/scan/scan.ts";
import { unfoldMacros } from "../syntax/unfold-macros.ts";
import { crateKinds } from "./crate-kind.ts";
import { detect, isInRole } from "./detect.ts";
import { matchToFinding } from "./match-to-finding.ts";
import type { OwnRules } from "./own-rules.ts";
import type { ReviewedFile } from "./reviewed-file.ts";
import type { RuleBook } from "./rule-book.ts";

export interface RuleReview {
	readonly findings: readonly RawFinding[];
	readonly skipped: readonly { readonly path: string; readonly reason: string }[];
	/** Problems that the reader must know: the engine did not run, a rule of the repository is broken. */
	readonly problems: readonly string[];
	readonly rulesRun: number;
}

export interface RuleWorld {
	readonly book: RuleBook;
	/** The repository's own rules. */
	readonly own: OwnRules;
	/** Whether the configuration leaves a rule on. */
	readonly isOn: (ruleId: string) => boolean;
	readonly scan: (request: ScanRequest) => Promise<ScanOutcome>;
	readonly readHead: ReadFile;
}

const isRust = ({ file }: ReviewedFile): boolean => file.path.endsWith(".rs");

/** The rules of ast-grep are running when this returns its promise. */
export async function reviewWithRules(files: readonly ReviewedFile[], world: RuleWorld): Promise<RuleReview> {
	const scanning = scanAll(files.filter(isRust), world);
	const [scanned, detected] = await Promise.all([scanning, detect(files, world.book, world.isOn)]);
	return {
		// The scan's threads end in any order; what is made of its matches must not depend on that.
		findings: [...(await findingsOf(scanned.matches, files, world)), ...detected].toSorted(bySource),
		skipped: scanned.skipped,
		problems: scanned.problems,
		rulesRun: [...world.book.ids, ...world.own.rules.keys()].filter(world.isOn).length,
	};
}

function bySource(one: RawFinding, other: RawFinding): number {
	const keys = (finding: RawFinding) => [finding.path, finding.source] as const;
	const place = one.near.startLine - other.near.startLine || one.near.endLine - other.near.endLine;
	const [left, right] = [keys(one), keys(other)];
	return compareText(left[0], right[0]) || place || compareText(left[1], right[1]);
}

function compareText(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}

interface Scanned {
	readonly matches: readonly Match[];
	readonly skipped: RuleReview["skipped"];
	readonly problems: readonly string[];
}

/** What every rule for Kafka clients asks for in its file: without the word none can match. */
const KAFKA = /kafka/i;

async function scanAll(files: readonly ReviewedFile[], world: RuleWorld): Promise<Scanned> {
	const sources = files.map(({ file, text }) => ({ path: file.path, text: unfoldMacros(text).text }));
	const { ruleFolders, kafkaRuleFolders, utilityFolders } = world.book;
	const kafkaFiles = sources.filter(({ text }) => KAFKA.test(text));
	const scans = [
		scanWithOwn({ files: sources, ruleFolders, utilityFolders }, world),
		scanOnce({ files: kafkaFiles, ruleFolders: kafkaRuleFolders, utilityFolders }, world),
	];
	const [general, kafka] = await Promise.all(scans);
	return {
		matches: [general, kafka].flatMap((one) => one?.matches ?? []),
		skipped: uniqueByPath([general, kafka].flatMap((one) => one?.skipped ?? [])),
		problems: [general, kafka].flatMap((one) => one?.problems ?? []),
	};
}

/** With the repository's own rules; without them when ast-grep refuses one of them. */
async function scanWithOwn(request: ScanRequest, world: RuleWorld): Promise<Scanned> {
	if (world.own.files.length === 0) return scanOnce(request, world);
	const outcome = await world.scan({ ...request, extraRules: world.own.files });
	if (!outcome.failure) return { ...outcome, problems: [] };
	const problem = `This repository's own rules did not run, because ast-grep refuses them: ${outcome.failure}`;
	const without = await scanOnce(request, world);
	return { ...without, problems: [problem, ...without.problems] };
}

async function scanOnce(request: ScanRequest, world: RuleWorld): Promise<Scanned> {
	const outcome = await world.scan(request);
	return { ...outcome, problems: outcome.failure ? [`The rules did not run: ${outcome.failure}`] : [] };
}

function uniqueByPath(skipped: RuleReview["skipped"]): RuleReview["skipped"] {
	return [...new Map(skipped.map((one) => [one.path, one])).values()];
}

async function findingsOf(
	matches: readonly Match[],
	files: readonly ReviewedFile[],
	world: RuleWorld,
): Promise<RawFinding[]> {
	const byPath = new Map(
		files.map(({ file, text }) => [file.path, { lines: text.split("\n"), added: addedLines(file) }]),
	);
	const crateKind = crateKinds(world.readHead);
	const found: RawFinding[] = [];
	for (const match of matches) {
		const rule = world.own.rules.get(match.ruleId) ?? world.book.find(match.ruleId);
		const source = byPath.get(match.path);
		if (!rule || !source || !world.isOn(rule.id) || !isInRole(rule, match.path)) continue;
		const finding = matchToFinding(match, rule, source.lines, source.added);
		if (!finding) continue;
		if (rule.metadata.crate && rule.metadata.crate !== (await crateKind(match.path))) continue;
		found.push(finding);
	}
	return found;
}
