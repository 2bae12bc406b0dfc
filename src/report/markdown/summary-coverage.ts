import type { ReviewResult } from "../../review/result.ts";
import { counted } from "../numbers.ts";
import { clip } from "../text/clip.ts";
import { codeSpan } from "./code.ts";
import { escapeInline } from "./escape.ts";
import { fold } from "./fold.ts";
import { namedList } from "./named-list.ts";

/** Of each list this many are named, and the rest counted: 3,000 skipped files are no reading. */
const MOST_SKIPPED = 40;
const MOST_NOT_READ = 20;

/** How much was reviewed, each file that was not, and what only the rules have read, with the reasons. */
export function summaryCoverage({ coverage, model }: ReviewResult, limit: number): string {
	const { reviewed, skipped } = coverage;
	const title = `### Reviewed ${reviewed.length} of ${counted(reviewed.length + skipped.length, "file")}`;
	const folds = [skippedFold(skipped, limit), notReadFold(model?.notRead ?? [], limit)];
	return [title, ...folds.filter((part) => part !== "")].join("\n\n");
}

function skippedFold(skipped: ReviewResult["coverage"]["skipped"], limit: number): string {
	if (skipped.length === 0) return "";
	const lines = skipped.slice(0, MOST_SKIPPED).map(({ path, reason }) => {
		return `- ${codeSpan(clip(path, limit))}: ${escapeInline(clip(reason, limit))}`;
	});
	return fold(`${counted(skipped.length, "file")} not reviewed, and why`, namedList(lines, skipped.length, "file"));
}

function notReadFold(notRead: readonly string[], limit: number): string {
	if (notRead.length === 0) return "";
	const lines = notRead.slice(0, MOST_NOT_READ).map((phrase) => `- ${escapeInline(clip(phrase, limit))}`);
	const title = `${counted(notRead.length, "part")} of the change read by the rules, and shown to no agent`;
	return fold(title, namedList(lines, notRead.length, "part"));
}
