/**
 * From what reviewers hand in to what is told. Each finding is put on the diff, dropped where the code allows it,
 * given its identity, kept back if it was said before, merged with its like, ranked and capped. What is not told on
 * its own is counted with the reason: raw findings = findings + listed + hints + all that was left out.
 */

import type { ChangeSet } from "../change/change-set.ts";
import { enclosingName, type Item } from "../syntax/item.ts";
import { type Allowances, type AllowNotice, openAllowances } from "./allowed.ts";
import { alreadySaidOf } from "./already-said.ts";
import { type Anchor, anchor } from "./anchor.ts";
import { type CapLimits, cap } from "./cap.ts";
import { checkSuggestions, type StillParses } from "./check-suggestions.ts";
import { type Finding, type Fingerprint, isOfAgent, type RawFinding } from "./finding.ts";
import { identify } from "./fingerprint.ts";
import { type HeadFile, readHeadFile } from "./head-file.ts";
import type { Hint } from "./hint.ts";
import type { Judge, RefutedFinding } from "./judge.ts";
import { countLeftOut, type LeftOutCount } from "./left-out.ts";
import { merge } from "./merge.ts";
import type { Identified, Placed } from "./placed.ts";
import { rank } from "./rank.ts";
import { identitiesOf, movedFinding, type SaidFinding, type Standing, standingOf } from "./said.ts";
import { withoutSuperseded } from "./supersede.ts";
import { toFinding, toHint } from "./to-finding.ts";

export interface SettlingWorld {
	readonly change: ChangeSet;
	/** The head version of a changed file; `undefined` where it is not at hand, and the diff must do. */
	readonly headText: (path: string) => string | undefined;
	/** The named items of a file; empty where it is no Rust or could not be parsed. */
	readonly items: (path: string) => readonly Item[];
	/** Whether each edit leaves its Rust file with no more parse errors than before. */
	readonly stillParses: StillParses;
	readonly limits: CapLimits;
	/** Fingerprints of what was posted or dismissed before, `alsoKnownAs` included. */
	readonly alreadySaid: ReadonlySet<Fingerprint>;
	/** Those of `alreadySaid` that were dismissed: they are told nowhere any more. */
	readonly dismissed?: ReadonlySet<Fingerprint>;
	/** What earlier reviews said, in full: an agent that comes to the same lines in other words repeats it. */
	readonly said?: readonly SaidFinding[];
	/** A second opinion on what would be told; without one all stands. */
	readonly judge?: Judge;
}

export interface Settled {
	/** To be posted inline, best first. */
	readonly findings: readonly Finding[];
	/** For the summary only. */
	readonly listed: readonly Finding[];
	readonly hints: readonly Hint[];
	/** Found again, and said before: still true, not to be told again. Counted in `leftOut`. */
	readonly saidBefore: readonly Finding[];
	/** Not told, because someone showed them wrong. Counted in `leftOut`. */
	readonly refuted: readonly RefutedFinding[];
	/** How many raw findings are told nowhere on their own, by reason. */
	readonly leftOut: Readonly<Record<string, number>>;
	/** Allow comments that were used and give no reason. */
	readonly notices: readonly AllowNotice[];
}

export async function settle(raw: readonly RawFinding[], world: SettlingWorld): Promise<Settled> {
	const leftOut = countLeftOut();
	const allowances = openAllowances();
	const placed = withoutAllowed(place(raw, world, leftOut), allowances, leftOut);
	const hints = placed.filter((one) => one.raw.report === "hint");
	const identified = identify(placed.filter((one) => one.raw.report === "post"));
	// Before what was said is kept back: what one finding stood in for must not surface in the next review.
	const kept = withoutSuperseded(identified);
	const said = alreadySaidOf(kept, world.alreadySaid);
	const dismissed = alreadySaidOf([...said], world.dismissed ?? new Set());
	const standing = standingOf(world.said ?? [], headFiles(world));
	const repeated = new Set(kept.filter((one) => !said.has(one) && isRepetition(one, standing)));
	const merged = merge(kept.filter((one) => !said.has(one) && !repeated.has(one)));
	const ranked = rank(merged.map(toFinding));
	const judged = world.judge ? await world.judge(ranked) : { kept: ranked, doubtful: [], refuted: [] };
	const { inline, listed, tooUncertain } = cap(rank(judged.kept), world.limits);

	leftOut.add("said before", said.size - dismissed.size + repeated.size);
	leftOut.add("dismissed", dismissed.size);
	leftOut.add(
		"one cause, told once",
		merged.reduce((sum, one) => sum + one.taken, identified.length - kept.length),
	);
	leftOut.add("refuted", judged.refuted.length);
	const told = judged.kept.length + judged.doubtful.length + judged.refuted.length;
	leftOut.add("one cause, told once", ranked.length - told);
	leftOut.add("too uncertain", tooUncertain.length);
	return {
		findings: await checkSuggestions(inline, world),
		listed: await checkSuggestions(rank([...listed, ...judged.doubtful]), world),
		hints: hints.map(toHint),
		saidBefore: withStanding(merge([...said].filter((one) => !dismissed.has(one))).map(toFinding), standing),
		refuted: judged.refuted,
		leftOut: leftOut.total(),
		notices: allowances.notices(),
	};
}

/** Models word a thing anew each time; the lines tell that it is the same. */
function isRepetition({ raw, file, anchor }: Identified, standing: readonly Standing[]): boolean {
	if (!isOfAgent(raw)) return false;
	return standing.some(
		({ at }) => at.path === file.path && at.startLine <= anchor.endLine && anchor.startLine <= at.endLine,
	);
}

/** A rule that finds nothing any more has seen the repair; an agent may only have looked elsewhere this time. */
function withStanding(found: readonly Finding[], standing: readonly Standing[]): readonly Finding[] {
	const known = new Set(found.flatMap(identitiesOf));
	const open = standing.filter(({ finding, isDismissed }) => !isDismissed && isOfAgent(finding));
	return [
		...found.map((finding) => withEarlierSources(finding, standing)),
		...open.filter(({ finding }) => !identitiesOf(finding).some((id) => known.has(id))).map(movedFinding),
	];
}

/** Who agreed with it when it was told is not asked again. */
function withEarlierSources(finding: Finding, standing: readonly Standing[]): Finding {
	const ids = identitiesOf(finding);
	const told = standing.find((one) => identitiesOf(one.finding).some((id) => ids.includes(id)));
	return told ? { ...finding, sources: [...new Set([...finding.sources, ...told.finding.sources])] } : finding;
}

/** Anchors what can be anchored; counts the rest. */
function place(raw: readonly RawFinding[], world: SettlingWorld, leftOut: LeftOutCount): Placed[] {
	const files = headFiles(world);
	const placed: Placed[] = [];
	for (const finding of raw) {
		const file = files(finding.path);
		const anchored = file && anchor(finding, file);
		if (!anchored) leftOut.add("the file is not in the change", 1);
		else if (anchored.kind === "out") leftOut.add(anchored.reason, 1);
		else placed.push(placedAt(finding, file, anchored.anchor));
	}
	return placed;
}

function placedAt(raw: RawFinding, file: HeadFile, at: Anchor): Placed {
	return { raw, file, anchor: at, enclosingItem: enclosingName(file.items, at.quoted.startLine) };
}

function withoutAllowed(placed: readonly Placed[], allowances: Allowances, leftOut: LeftOutCount): Placed[] {
	const kept = placed.filter((one) => !allowances.isAllowed(one));
	leftOut.add("allowed in the code", placed.length - kept.length);
	return kept;
}

function headFiles(world: SettlingWorld): (path: string) => HeadFile | undefined {
	const known = new Map<string, HeadFile>();
	const changed = new Map(world.change.files.map((file) => [file.path, file]));
	return (path) => {
		const file = changed.get(path);
		if (file?.kind !== "text" || file.status === "deleted") return undefined;
		const read = known.get(path) ?? readHeadFile(file, world.headText(path), world.items(path));
		known.set(path, read);
		return read;
	};
}
