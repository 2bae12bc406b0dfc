/** Every bound of the model room in one place. */

/** One call, from its sending to its last event. DESIGN, "Constants to start from". */
export const CALL_MS = 120_000;
/** Silence in a stream, pings included. Anthropic sends pings but names no interval; a minute of nothing is a dead line. */
export const STALL_MS = 60_000;
/** All that the agents of one run do. DESIGN, "Constants to start from". */
export const RUN_MS = 600_000;

/**
 * What an agent may write in one call, thinking included. At 80 to 100 tokens a second more would not arrive within
 * `CALL_MS` anyway.
 */
export const AGENT_OUTPUT_TOKENS = 12_000;
export const VERIFIER_OUTPUT_TOKENS = 8_000;
/** Most of it is for thought; a reply has a few sentences. */
export const TALK_OUTPUT_TOKENS = 6_000;
/** Characters of a reply to a person; five sentences and a few lines of code fit. */
export const TALK_REPLY_CHARACTERS = 2_000;

export const TOOL_CALLS = 12;
/** Characters that all tools of one run hand back together. */
export const TOOL_CHARACTERS = 60_000;
/** Characters of one tool result. */
export const TOOL_RESULT_CHARACTERS = 8_000;

/** Findings of one agent that are looked at; an agent that means to say more has lost the thread. */
export const FINDINGS = 30;
/** Findings that one call of the verifier judges. */
export const VERIFIED_AT_ONCE = 12;
/** Problems of one answer that are named; the rest is counted. */
export const NAMED_PROBLEMS = 10;

/** Characters of a model's sentence or paragraph; beyond that it is cut. */
export const TEXT_LENGTHS = { title: 160, problem: 3_000, short: 1_200, quote: 6_000, suggestion: 4_000 } as const;
