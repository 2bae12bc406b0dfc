import type { Finding } from "../../findings/finding.ts";
import type { ChosenAgent, ReviewResult } from "../../review/result.ts";

/** One section of one agent's report, with the findings that belong to it. */
export interface FindingGroup {
	/** Absent for findings of an agent that was not chosen: a rule may belong to one. */
	readonly agent: ChosenAgent | undefined;
	readonly title: string;
	readonly findings: readonly Finding[];
	readonly listed: readonly Finding[];
}

const OTHER_SECTION = "Further findings";

/**
 * Every finding of the result in exactly one group: its agent's first section for its priority, or "Further findings".
 * Agents in the order of the result, sections in the agent's own order, empty ones left out.
 */
export function groupFindings(result: ReviewResult): readonly FindingGroup[] {
	const chosen = new Set(result.agents.map((agent) => agent.name));
	const groups = result.agents.flatMap((agent) => {
		return [...agent.sections, undefined].map((section) => {
			const belongs = (finding: Finding) => {
				const own = agent.sections.find((each) => each.priorities.includes(finding.priority));
				return finding.agent === agent.name && own === section;
			};
			return groupOf(agent, section?.title ?? OTHER_SECTION, result, belongs);
		});
	});
	const rest = groupOf(undefined, OTHER_SECTION, result, (finding) => !chosen.has(finding.agent));
	return [...groups, rest].filter((group) => group.findings.length + group.listed.length > 0);
}

function groupOf(
	agent: ChosenAgent | undefined,
	title: string,
	result: ReviewResult,
	belongs: (finding: Finding) => boolean,
): FindingGroup {
	return { agent, title, findings: result.findings.filter(belongs), listed: result.listed.filter(belongs) };
}
