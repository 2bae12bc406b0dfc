import type { ModelUse, ReviewResult } from "../review/result.ts";

export interface AgentReport {
	readonly agent: string;
	readonly sections: readonly { readonly title: string; readonly text: string }[];
}

/** The prose that the agents wrote beside their findings, agent by agent. What an agent says of one section is joined. */
export function agentReports({ model }: ReviewResult): readonly AgentReport[] {
	const written = (model?.sections ?? []).filter(({ text }) => text.trim() !== "");
	const byAgent = Map.groupBy(written, ({ agent }) => agent);
	return [...byAgent].map(([agent, parts]) => ({ agent, sections: joined(parts) }));
}

/** A change in several batches makes an agent write each section several times. */
function joined(parts: ModelUse["sections"]): AgentReport["sections"] {
	const byTitle = Map.groupBy(parts, ({ section }) => section);
	return [...byTitle].map(([title, same]) => ({ title, text: same.map(({ text }) => text.trim()).join("\n\n") }));
}
