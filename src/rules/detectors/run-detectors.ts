/** Runs every detector over the changed files; settings are read out of each file once. */

import type { DetectorFile, DetectorHit } from "./detector.ts";
import { DETECTORS } from "./detectors.ts";
import { extractSettings } from "./extract/extract.ts";

/** All hits, one for each place and rule. */
export function runDetectors(files: readonly DetectorFile[]): DetectorHit[] {
	const blocks = files.flatMap(({ path, text }) => extractSettings(path, text));
	const hits = DETECTORS.flatMap((detector) => detector.detect({ files, blocks }));
	const places = new Map(hits.map((hit) => [`${hit.ruleId} ${hit.path} ${hit.startLine} ${hit.endLine}`, hit]));
	return [...places.values()];
}
