import type { Agent, AgentNotice } from "./agent.ts";
import type { AgentFailure } from "./agent-load.ts";
import { loadAgent } from "./load-agent.ts";

/** One file as it was read: as text where that is known to be right, otherwise as bytes. */
export type AgentEntry = { readonly file: string } & ({ readonly text: string } | { readonly bytes: Uint8Array });

export interface LoadedAgents {
	/** In the order of their files' names; no two of one name. */
	readonly agents: readonly Agent[];
	readonly notices: readonly AgentNotice[];
	readonly failures: readonly AgentFailure[];
}

/** Reads a folder's agents. A file that fails costs only itself; of two with one name, the first file's is used. */
export function loadAgents(entries: readonly AgentEntry[]): LoadedAgents {
	const agents = new Map<string, Agent>();
	const notices: AgentNotice[] = [];
	const failures: AgentFailure[] = [];
	for (const entry of entries.toSorted((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)))) {
		const load = loadAgent("text" in entry ? entry.text : entry.bytes, entry.file);
		if (load.kind !== "loaded") {
			failures.push(load);
			continue;
		}
		notices.push(...load.notices);
		const first = agents.get(load.agent.name);
		if (first) notices.push(sameName(load.agent, first));
		else agents.set(load.agent.name, load.agent);
	}
	return { agents: [...agents.values()], notices, failures };
}

function sameName(agent: Agent, first: Agent): AgentNotice {
	const message = `\`${agent.name}\` is also the name of the agent in ${first.file}, which is used. Rename one of them.`;
	return { file: agent.file, line: 1, message };
}
