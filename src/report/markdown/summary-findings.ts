import type { Finding } from "../../findings/finding.ts";
import type { ChosenAgent, ReviewResult } from "../../review/result.ts";
import { confidencePercent } from "../estimates.ts";
import { counted } from "../numbers.ts";
import { PRIORITY_LABELS } from "../priority-label.ts";
import type { ReportOptions } from "../report-options.ts";
import { clip } from "./body-limit.ts";
import { escapeInline } from "./escape.ts";
import { type FindingGroup, groupFindings } from "./group-findings.ts";
import { placeLink, sourceLink } from "./links.ts";

/** Names and ids; longer ones are nobody's. */
const NAME = 100;
/** A listed finding's problem and advice may be this many times as long as a title. */
const SENTENCES = 5;

export interface Room {
	/** Characters that the findings may take, beside the headings. */
	readonly room: number;
	/** Characters of one line of text from outside. */
	readonly textLimit: number;
}

/**
 * A block for each agent with its sections. Findings that do not fit are left out whole, the lowest ranks first, and
 * the last line says how many.
 */
export function summaryFindings(result: ReviewResult, options: ReportOptions, { room, textLimit }: Room): string {
	const ranked = [...result.findings, ...result.listed];
	const inline = new Set(result.findings);
	const drawn = ranked.map((finding) => drawItem(finding, inline.has(finding), options, textLimit));
	let used = leftOutHere(ranked.length).length;
	const over = drawn.findIndex((item) => {
		used += item.length + 1;
		return used > room;
	});
	const fit = over === -1 ? ranked.length : over;
	const items = new Map(ranked.slice(0, fit).map((finding, index) => [finding, drawn[index] ?? ""]));
	const blocks = drawGroups(result, items, textLimit);
	return fit === ranked.length ? blocks : `${blocks}${leftOutHere(ranked.length - fit)}`;
}

function leftOutHere(count: number): string {
	return `\n_${counted(count, "finding")} left out here for lack of room: the JSON report has all._\n`;
}

/** Characters of all headings of agents and sections, at most. */
export function headingsLength(result: ReviewResult, textLimit: number): number {
	const titles = groupFindings(result).map((group) => sectionHeading(group));
	const agents = [...result.agents, undefined].map((agent) => agentHeading(agent, textLimit));
	return [...titles, ...agents].reduce((sum, heading) => sum + heading.length + 3, 0);
}

function drawGroups(result: ReviewResult, items: ReadonlyMap<Finding, string>, textLimit: number): string {
	const groups = groupFindings(result);
	const agents = [...result.agents, ...(groups.some((group) => !group.agent) ? [undefined] : [])];
	const lines = agents.flatMap((agent) => {
		const sections = groups.filter((group) => group.agent === agent);
		return [agentHeading(agent, textLimit), "", ...sections.flatMap((group) => drawSection(group, items))];
	});
	return lines.join("\n");
}

const OTHER_AGENT = "### Beside the chosen agents";

function agentHeading(agent: ChosenAgent | undefined, textLimit: number): string {
	if (agent === undefined) return OTHER_AGENT;
	const files = counted(agent.files.length, "file");
	return `### ${escapeInline(clip(agent.name, NAME))}\n\n${escapeInline(clip(agent.reason, textLimit))} · ${files}`;
}

function sectionHeading(group: FindingGroup): string {
	return `#### ${escapeInline(clip(group.title, NAME))}\n`;
}

function drawSection(group: FindingGroup, items: ReadonlyMap<Finding, string>): readonly string[] {
	const drawn = [...group.findings, ...group.listed].flatMap((finding) => items.get(finding) ?? []);
	return drawn.length === 0 ? [] : [sectionHeading(group), ...drawn, ""];
}

/** A finding with a comment of its own is one line here; a listed one also says why, for it is said nowhere else. */
function drawItem(finding: Finding, inline: boolean, options: ReportOptions, textLimit: number): string {
	const label = PRIORITY_LABELS[finding.priority];
	const title = escapeInline(clip(finding.title, textLimit));
	const end = `${placeLink(finding, options)} · ${sourceLink(clip(finding.source, NAME), options)}`;
	if (inline) return `- **${label}** · ${title} · ${end}`;
	const problem = escapeInline(clip(finding.problem, SENTENCES * textLimit));
	const advice = escapeInline(clip(finding.recommendation, SENTENCES * textLimit));
	const sure = `${confidencePercent(finding)} sure`;
	return `- ${label}, listed only (${sure}) · ${title} · ${end}\\\n  ${problem} **What to do.** ${advice}`;
}
