/** Names of agents that people wrote, on the command line or in a configuration, held against those that exist. */

import type { Configuration } from "../config/configuration.ts";
import { nearest } from "../config/nearest.ts";
import type { Agent } from "./agent.ts";

/** Someone asked for an agent that does not exist; `message` names the known ones and what was probably meant. */
export class UnknownAgentError extends Error {
	readonly kind = "unknown-agent";
	readonly agent: string;
	readonly known: readonly string[];
	readonly nearest: string | undefined;

	constructor(agent: string, known: readonly string[]) {
		const near = nearest(agent, known);
		const meant = near ? ` Did you mean \`${near}\`?` : "";
		super(`There is no agent \`${agent}\`.${meant} Known agents: ${known.join(", ") || "none"}.`);
		this.name = "UnknownAgentError";
		this.agent = agent;
		this.known = known;
		this.nearest = near;
	}
}

/** @throws {UnknownAgentError} for the first name that no agent has. */
export function agentsNamed(names: readonly string[], agents: readonly Agent[]): readonly Agent[] {
	const byName = new Map(agents.map((agent) => [agent.name, agent]));
	return [...new Set(names)].map((name) => {
		const agent = byName.get(name);
		if (!agent) throw new UnknownAgentError(name, [...byName.keys()]);
		return agent;
	});
}

/** One message for each agent that the configuration names and that does not exist. */
export function unknownConfiguredAgents(configuration: Configuration, agents: readonly Agent[]): readonly string[] {
	const { on, off, forced } = configuration.agents;
	const known = agents.map((agent) => agent.name);
	const named = new Set([...on, ...off, ...forced.flatMap((entry) => entry.agents)]);
	return [...named].filter((name) => !known.includes(name)).map((name) => new UnknownAgentError(name, known).message);
}
