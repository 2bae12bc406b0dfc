/** A rule that is code of ours: it sees the changed files whole, and the Kafka settings found in them. */

import type { LineRange } from "../../findings/finding.ts";
import type { SettingsBlock } from "./settings-block.ts";

export interface DetectorFile {
	readonly path: string;
	/** The file in head. */
	readonly text: string;
	/** 1-based lines of head that the change added. */
	readonly addedLines: ReadonlySet<number>;
}

export interface DetectorInput {
	readonly files: readonly DetectorFile[];
	/** The settings of all files. */
	readonly blocks: readonly SettingsBlock[];
}

export interface DetectorHit {
	readonly ruleId: string;
	readonly path: string;
	/** 1-based, inclusive: the lines that the comment stands on. */
	readonly startLine: number;
	readonly endLine: number;
	/** The lines whose change makes this new. */
	readonly triggerLines: LineRange;
	/** For the placeholders of the descriptor's message: `$NAME` is `values.NAME`. */
	readonly values: Readonly<Record<string, string>>;
	/** Replacement for the lines of the hit. */
	readonly suggestion?: string;
	/** Why it is a problem in this case, where that says more than the rule in general. */
	readonly problem?: string;
}

export interface Detector {
	/** The id of its descriptor in `rules/detectors/`. */
	readonly id: string;
	detect(input: DetectorInput): DetectorHit[];
}
