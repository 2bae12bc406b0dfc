/** What comes first in the prompt after the rules for all: the agent's own text, or the change. */

export type Layout = "agent-first" | "change-first";

/** A cache read costs this share of a full read for the current models; see `prices.ts`. */
const READ_SHARE = 0.05;
const WRITE_SHARE = 1.25;

/**
 * The cheaper layout for agents that are shown the same text on the same model. Agent first, each writes the change and,
 * as its own text is in the cache from a review before, reads that. Change first, one writes the change, the others read
 * it, and each writes its own text.
 *
 * @param agents how many share model and shown text.
 * @param agentTokens of one agent's own text.
 * @param changeTokens of what they are shown.
 */
export function cheaperLayout(agents: number, agentTokens: number, changeTokens: number): Layout {
	if (agents < 2) return "agent-first";
	const agentFirst = agents * (agentTokens * READ_SHARE + changeTokens * WRITE_SHARE);
	const changeFirst =
		changeTokens * WRITE_SHARE + (agents - 1) * changeTokens * READ_SHARE + agents * agentTokens * WRITE_SHARE;
	return changeFirst < agentFirst ? "change-first" : "agent-first";
}
