/** Runs the rules that are code of ours, and turns their hits into findings. */

import { addedLines } from "../change/added-lines.ts";
import { codeRole } from "../change/code-role.ts";
import type { RawFinding } from "../findings/finding.ts";
import type { DetectorHit } from "./detectors/detector.ts";
import { ruleText } from "./match-to-finding.ts";
import type { ReviewedFile } from "./reviewed-file.ts";
import type { Rule } from "./rule.ts";
import type { RuleBook } from "./rule-book.ts";

/** Hits of rules that are switched off, or that lie on lines the change did not touch, are not findings. */
export async function detect(
	files: readonly ReviewedFile[],
	book: RuleBook,
	isOn: (ruleId: string) => boolean,
): Promise<RawFinding[]> {
	// Loaded late: the catalogue behind the detectors is large, and most changes hold no settings.
	const { runDetectors } = await import("./detectors/run-detectors.ts");
	const sources = files.map(({ file, text }) => ({ path: file.path, text, addedLines: addedLines(file) }));
	const byPath = new Map(sources.map((source) => [source.path, source]));
	return runDetectors(sources).flatMap((hit) => {
		const rule = book.find(hit.ruleId);
		const source = byPath.get(hit.path);
		if (!rule || !source || !isOn(rule.id) || !isInRole(rule, hit.path)) return [];
		return isNew(hit, source.addedLines) ? [hitToFinding(hit, rule, source.text)] : [];
	});
}

function isNew({ triggerLines }: DetectorHit, added: ReadonlySet<number>): boolean {
	for (let line = triggerLines.startLine; line <= triggerLines.endLine; line++) if (added.has(line)) return true;
	return false;
}

function hitToFinding(hit: DetectorHit, rule: Rule, text: string): RawFinding {
	const general = ruleText(rule);
	const near = { startLine: hit.startLine, endLine: hit.endLine };
	return {
		...general,
		title: rule.message.replace(/\$([A-Z_]+)/g, (placeholder, name: string) => hit.values[name] ?? placeholder),
		problem: hit.problem ?? general.problem,
		path: hit.path,
		near,
		snippet: text
			.split("\n")
			.slice(near.startLine - 1, near.endLine)
			.join("\n"),
		trigger: hit.triggerLines,
		...(hit.suggestion !== undefined && { suggestion: hit.suggestion }),
	};
}

/** Generated and vendored code has no role that a rule could name: nobody here can mend it. */
export function isInRole(rule: Rule, path: string): boolean {
	const roles: readonly string[] = rule.metadata.roles ?? ["production"];
	return roles.includes(codeRole(path));
}
