import type { ReviewResult } from "../../review/result.ts";
import { agentReports } from "../agent-reports.ts";
import { clip } from "../text/clip.ts";
import { escapeInline, escapeText } from "./escape.ts";
import { fold } from "./fold.ts";

/** Characters of one section; the model's answer is cut before. Only a change in many batches comes near. */
const SECTION = 4_000;
const TITLE = 100;

/** Each agent's prose beside its findings, folded, by the agent's name. */
export function summaryReports(result: ReviewResult): ReadonlyMap<string, string> {
	const reports = agentReports(result).map(({ agent, sections }) => {
		const parts = sections.map(({ title, text }) => {
			return `**${escapeInline(clip(title, TITLE))}**\n\n${escapeText(clip(text, SECTION))}`;
		});
		return [agent, fold("Its report", parts.join("\n\n"))] as const;
	});
	return new Map(reports);
}
