import type { Agent } from "./agent.ts";

/** The built-in agents with a repository's own: one of the same name takes the built-in one's place, others follow. */
export function replaceAgents(builtIn: readonly Agent[], own: readonly Agent[]): readonly Agent[] {
	const ownByName = new Map(own.map((agent) => [agent.name, agent]));
	const builtInNames = new Set(builtIn.map((agent) => agent.name));
	const kept = builtIn.map((agent) => ownByName.get(agent.name) ?? agent);
	return [...kept, ...own.filter((agent) => !builtInNames.has(agent.name))];
}
