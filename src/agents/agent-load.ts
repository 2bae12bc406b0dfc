/** What reading one agent file comes to: an agent with what was mended, or the reason why it can not be used. */

import type { Agent, AgentNotice } from "./agent.ts";

const AGENT_FAILURE_KINDS = [
	"too-large", // over AGENT_FILE_BYTES
	"no-frontmatter", // does not begin with `---`
	"unclosed-frontmatter", // no second `---`
	"refused-language", // `---js` and the like: only YAML is read, nothing is evaluated
	"refused-alias", // YAML anchors and aliases
	"too-deep", // nested deeper than FRONTMATTER_DEPTH
	"not-a-mapping", // frontmatter without any `key: value`
	"empty-prompt", // nothing under the frontmatter
] as const;
type AgentFailureKind = (typeof AGENT_FAILURE_KINDS)[number];

export interface AgentFailure {
	readonly kind: AgentFailureKind;
	readonly file: string;
	/** 1-based. */
	readonly line: number;
	/** What is wrong, one sentence. */
	readonly message: string;
	/** What to do about it, one sentence. */
	readonly advice: string;
}

export interface LoadedAgent {
	readonly kind: "loaded";
	readonly agent: Agent;
	readonly notices: readonly AgentNotice[];
}

export type AgentLoad = LoadedAgent | AgentFailure;

/** Tells a failure from the value that a loading step makes otherwise (which never has one of these kinds). */
export function isAgentFailure(value: object): value is AgentFailure {
	return "kind" in value && (AGENT_FAILURE_KINDS as readonly unknown[]).includes(value.kind);
}
