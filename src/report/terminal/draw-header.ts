import type { ReviewResult } from "../../review/result.ts";
import { counted, duration } from "../numbers.ts";
import { drawReviewers } from "./draw-reviewers.ts";
import { flow } from "./flow.ts";
import { oneLine, type Screen } from "./screen.ts";

const SHORT_ID = 10;

/** What was reviewed, and which reviewers were chosen for it and why. */
export function drawHeader(result: ReviewResult, range: string | undefined, screen: Screen): readonly string[] {
	const { change } = result;
	const size = `${counted(change.files, "file")}, ${counted(change.addedLines, "added line")}`;
	// With a model the time is mostly the agents'.
	const work = `${counted(result.rulesRun, "rule")}${result.model ? ", " : " in "}${duration(result.durationMs)}`;
	const what = oneLine(range ?? `${shortId(change.base)}..${shortId(change.head)}`);
	const parts = [
		{ text: "Gregor", styles: ["bold"] },
		{ text: what, styles: [] },
		{ text: size, styles: ["dim"] },
		{ text: work, styles: ["dim"] },
	] as const;
	return [...flow(parts, screen.width, screen), "", ...drawReviewers(result, screen)];
}

function shortId(id: string | undefined): string {
	return id?.slice(0, SHORT_ID) ?? "?";
}
