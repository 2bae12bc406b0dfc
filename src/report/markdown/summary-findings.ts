import type { Finding } from "../../findings/finding.ts";
import type { ChosenAgent, ReviewResult } from "../../review/result.ts";
import { confidencePercent } from "../estimates.ts";
import { agentRun, stateWords } from "../model-figures.ts";
import { counted } from "../numbers.ts";
import { PRIORITY_LABELS } from "../priority-label.ts";
import type { ReportOptions } from "../report-options.ts";
import { clip } from "../text/clip.ts";
import { escapeInline } from "./escape.ts";
import { foundBy } from "./found-by.ts";
import { type FindingGroup, groupFindings } from "./group-findings.ts";
import { placeLink } from "./links.ts";

/** Characters of a name; longer ones are nobody's. */
const NAME = 100;
/** A listed finding's problem and advice may be this many times as long as a title. */
const SENTENCES = 5;
const MOST_RELATED = 3;

export interface Room {
	/** Characters that the findings may take, beside the headings. */
	readonly room: number;
	/** Characters of one line of text from outside. */
	readonly textLimit: number;
}

export interface FittedFindings {
	/** What is told of each finding that fits. */
	readonly items: ReadonlyMap<Finding, string>;
	/** How many do not fit. */
	readonly over: number;
}

/** Findings that do not fit are left out whole, the lowest ranks first. */
export function fitFindings(result: ReviewResult, options: ReportOptions, { room, textLimit }: Room): FittedFindings {
	const ranked = [...result.findings, ...result.listed];
	const inline = new Set(result.findings);
	const drawn = ranked.map((finding) => drawItem(finding, inline.has(finding), options, textLimit));
	let used = leftOutHere(ranked.length).length;
	const first = drawn.findIndex((item) => {
		used += item.length + 1;
		return used > room;
	});
	const fit = first === -1 ? ranked.length : first;
	const items = new Map(ranked.slice(0, fit).map((finding, index) => [finding, drawn[index] ?? ""]));
	return { items, over: ranked.length - fit };
}

/**
 * A block for each agent with its sections and, where it is handed in, the agent's own report. The last line says how
 * many findings did not fit.
 */
export function drawFindings(
	result: ReviewResult,
	{ items, over }: FittedFindings,
	reports: ReadonlyMap<string, string>,
	textLimit: number,
): string {
	const groups = groupFindings(result);
	const agents = [...result.agents, ...(groups.some((group) => !group.agent) ? [undefined] : [])];
	const lines = agents.flatMap((agent) => {
		const sections = groups.filter((group) => group.agent === agent);
		const report = agent && reports.get(agent.name);
		return [
			agentHeading(agent, result, textLimit),
			"",
			...sections.flatMap((group) => drawSection(group, items)),
			...(report === undefined ? [] : [report, ""]),
		];
	});
	return over === 0 ? lines.join("\n") : `${lines.join("\n")}${leftOutHere(over)}`;
}

function leftOutHere(count: number): string {
	return `\n_${counted(count, "finding")} left out here for lack of room: the JSON report has all._\n`;
}

/** Characters of all headings of agents and sections, at most. */
export function headingsLength(result: ReviewResult, textLimit: number): number {
	const titles = groupFindings(result).map((group) => sectionHeading(group));
	const agents = [...result.agents, undefined].map((agent) => agentHeading(agent, result, textLimit));
	return [...titles, ...agents].reduce((sum, heading) => sum + heading.length + 3, 0);
}

const OTHER_AGENT = "### Beside the chosen agents";

function agentHeading(agent: ChosenAgent | undefined, result: ReviewResult, textLimit: number): string {
	if (agent === undefined) return OTHER_AGENT;
	const state = stateWords(result, agentRun(result, agent.name));
	const facts = [counted(agent.files.length, "file"), ...(state === "" ? [] : [`**${state}**`])].join(" · ");
	return `### ${escapeInline(clip(agent.name, NAME))}\n\n${escapeInline(clip(agent.reason, textLimit))} · ${facts}`;
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
	const end = `${placeLink(finding, options)} · ${foundBy(finding.sources, options)}`;
	if (inline) return `- **${label}** · ${title} · ${end}`;
	const problem = escapeInline(clip(finding.problem, SENTENCES * textLimit));
	const advice = escapeInline(clip(finding.recommendation, SENTENCES * textLimit));
	const sure = `${confidencePercent(finding)} sure`;
	return `- ${label}, listed only (${sure}) · ${title} · ${end}\\\n  ${problem} **What to do.** ${advice}${alsoSaid(finding, textLimit)}`;
}

function alsoSaid({ related = [] }: Finding, textLimit: number): string {
	const titles = related.slice(0, MOST_RELATED).map(({ title }) => escapeInline(clip(title, textLimit)));
	return titles.length === 0 ? "" : ` **Also said.** ${titles.join("; ")}.`;
}
