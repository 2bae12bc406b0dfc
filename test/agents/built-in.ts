import { readdirSync, readFileSync } from "node:fs";
import type { Agent } from "../../src/agents/agent.ts";
import { type LoadedAgents, loadAgents } from "../../src/agents/load-agents.ts";

const FOLDER = new URL("../../agents/", import.meta.url);
const FIXTURES = new URL("../fixtures/agents/", import.meta.url);

/** The five reviewers that Gregor ships, as they load. */
export function loadBuiltIn(): LoadedAgents {
	const files = readdirSync(FOLDER).filter((name) => name.endsWith(".md"));
	return loadAgents(files.map((name) => ({ file: `agents/${name}`, bytes: readFileSync(new URL(name, FOLDER)) })));
}

export const BUILT_IN: readonly Agent[] = loadBuiltIn().agents;

export function fixture(name: string): Uint8Array {
	return readFileSync(new URL(name, FIXTURES));
}
