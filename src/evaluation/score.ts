/**
 * Holds what reviewers said against what is known. A defect counts as found when a finding lies on its lines, give or
 * take `NEAR_LINES`, and speaks of its class, which an agent is trusted to: whether its words are right, a reader judges; what lies elsewhere is neither right nor wrong, only counted, for a real
 * pull request may hold more problems than the case knows.
 */

import type { Location } from "../findings/finding.ts";
import type { Defect, EvaluationCase } from "./case.ts";

/** How far from the known lines a comment may lie. */
const NEAR_LINES = 3;

/** One thing that a reviewer said, in the terms that a case knows. */
export interface Said {
	readonly source: string;
	/** `post`: a comment on a line. `list`: in the summary only. `hint`: evidence for agents, told to nobody. */
	readonly report: "post" | "list" | "hint";
	/** Defect classes that the source speaks of; `any` for an agent, which names classes of its own. */
	readonly classes: readonly string[] | "any";
	readonly title: string;
	readonly problem: string;
	/** The comment's own place first, then the further ones that it names. */
	readonly places: readonly Location[];
}

export interface DefectScore {
	readonly defect: Defect;
	/** Sources of comments that found it. */
	readonly postedBy: readonly string[];
	/** Sources of what the summary lists, and that found it. */
	readonly listedBy: readonly string[];
	/** Sources of hints that found it. */
	readonly hintedBy: readonly string[];
}

export interface CaseScore {
	readonly id: string;
	readonly kind: EvaluationCase["kind"];
	readonly defects: readonly DefectScore[];
	readonly posted: number;
	readonly hinted: number;
	/** What was posted and found no known defect; on a clean case, an alarm. */
	readonly elsewhere: readonly Said[];
	/** All comments and what the summary lists, in full: whether the words are right, a reader judges. */
	readonly told: readonly Said[];
	readonly durationMs: number;
	/** Why the case could not be run. */
	readonly failure?: string;
}

export function scoreCase(evaluated: EvaluationCase, said: readonly Said[], durationMs: number): CaseScore {
	const defects = evaluated.defects.map((defect) => {
		const finders = said.filter((one) => finds(one, defect));
		const by = (report: Said["report"]) =>
			unique(finders.filter((one) => one.report === report).map((one) => one.source));
		return { defect, postedBy: by("post"), listedBy: by("list"), hintedBy: by("hint") };
	});
	const posted = said.filter((one) => one.report === "post");
	return {
		id: evaluated.id,
		kind: evaluated.kind,
		defects,
		posted: posted.length,
		hinted: said.length - posted.length,
		elsewhere: posted.filter((one) => !evaluated.defects.some((defect) => finds(one, defect))),
		told: said.filter(({ report }) => report !== "hint"),
		durationMs,
	};
}

function finds(said: Said, defect: Defect): boolean {
	if (!speaksOf(said, defect)) return false;
	const ranges = [defect, ...defect.also_at];
	return ranges.some((range) => said.places.some((place) => isNear(place, range)));
}

function speaksOf({ classes }: Said, defect: Defect): boolean {
	return classes === "any" || classes.includes(defect.class) || classes.includes(defect.subclass ?? "");
}

function isNear(place: Location, range: Defect["also_at"][number]): boolean {
	return (
		place.path === range.path &&
		place.startLine <= range.end_line + NEAR_LINES &&
		place.endLine >= range.start_line - NEAR_LINES
	);
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];
