import { z } from "zod";

const summary = z.object({ agents: z.array(z.object({ name: z.string() })) });

/** Names of the agents that were chosen for the last review, out of what was remembered of it. */
export function lastAgents(remembered: unknown): readonly string[] {
	const read = summary.safeParse(remembered);
	return read.success ? read.data.agents.map(({ name }) => name) : [];
}
