/** Tells what the agents do while they do it: who is asked, what each looks up, what it has and what it cost so far. */

import type { AgentProgress } from "../../src/model/agent-outcome.ts";
import type { DemoLog } from "./log.ts";

export function tellAgents(log: DemoLog): (progress: AgentProgress) => void {
	const found = new Map<string, number>();
	return (progress) => {
		const { kind, agent } = progress;
		if (kind === "asked") found.delete(agent);
		// Told with what it cost: an answer's findings come faster than one can read.
		if (kind === "findings") found.set(agent, progress.count);
		const text = words(progress, found.get(agent));
		if (text !== undefined) log.say("agent", `${agent} ${text}`);
	};
}

function words(progress: AgentProgress, found: number | undefined): string | undefined {
	switch (progress.kind) {
		case "asked":
			return `is asked (${progress.model})`;
		case "reading":
			return `looks up ${progress.what}`;
		case "findings":
			return undefined;
		case "spent":
			return spent(progress, found);
		case "waiting":
			return `waits for ${Math.ceil(progress.ms / 1000)} s: ${progress.failure.kind}`;
		case "asked-for-less":
			return `is asked again, for less: ${progress.failure.kind}`;
	}
}

function spent({ agent, dollars }: { readonly agent: string; readonly dollars: number }, found: number | undefined) {
	const cost = `$${dollars.toFixed(2)}`;
	if (agent === "verifier") return `tries to refute what would stand on a line; ${cost} so far`;
	if (found === undefined) return `has cost ${cost} so far`;
	return `hands in ${found} ${found === 1 ? "finding" : "findings"}; ${cost} so far`;
}
