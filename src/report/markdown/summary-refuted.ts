import type { ReviewResult } from "../../review/result.ts";
import { counted } from "../numbers.ts";
import type { ReportOptions } from "../report-options.ts";
import { clip } from "../text/clip.ts";
import { codeSpan } from "./code.ts";
import { escapeInline } from "./escape.ts";
import { fold } from "./fold.ts";
import { foundBy } from "./found-by.ts";
import { placeLink } from "./links.ts";
import { namedList } from "./named-list.ts";

const MOST_REFUTED = 20;
const NAME = 100;
/** A reason may be this many times as long as a title. */
const SENTENCES = 3;

/** What is not told on its own because somebody showed it wrong: a reader who knows better can object. */
export function summaryRefuted({ refuted }: ReviewResult, options: ReportOptions, limit: number): string {
	if (refuted.length === 0) return "";
	const lines = refuted.slice(0, MOST_REFUTED).map(({ finding, by, reason }) => {
		const found = `${placeLink(finding, options)} · ${foundBy(finding.sources, options)}`;
		const why = `Refuted by ${codeSpan(clip(by, NAME))}: ${escapeInline(clip(reason, SENTENCES * limit))}`;
		return `- ${escapeInline(clip(finding.title, limit))} · ${found}\\\n  ${why}`;
	});
	const title = `${counted(refuted.length, "finding")} looked at again and refuted`;
	return fold(title, namedList(lines, refuted.length, "finding"));
}
