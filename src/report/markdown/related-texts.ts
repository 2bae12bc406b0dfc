import type { RelatedText } from "../../findings/finding.ts";
import { counted } from "../numbers.ts";
import type { ReportOptions } from "../report-options.ts";
import { clip } from "../text/clip.ts";
import { escapeInline, escapeText } from "./escape.ts";
import { foundBy } from "./found-by.ts";
import { labelledText } from "./labelled-text.ts";

/** More than this many views of one line are no reading, and their texts must fit into a body with all others. */
const MOST_RELATED = 3;

/** What others say of the same cause, as paragraphs; each text cut to `limit` characters. */
export function relatedTexts(
	related: readonly RelatedText[],
	options: ReportOptions,
	limit: number,
): readonly string[] {
	const texts = related
		.slice(0, MOST_RELATED)
		.flatMap(({ source, title, problem, recommendation }) => [
			`**Also said**, by ${foundBy([source], options)}: ${escapeInline(clip(title, limit))}`,
			escapeText(clip(problem, limit)),
			labelledText("What to do", clip(recommendation, limit)),
		]);
	const more = related.length - MOST_RELATED;
	return more > 0 ? [...texts, `The JSON report has ${counted(more, "more view")} of it.`] : texts;
}
