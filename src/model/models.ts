/** Names of models: the aliases that an agent's file may use, and what the current models take. */

/**
 * The current models of @anthropic-ai/sdk 1.12 (type `Model`), by the names that Claude Code's agent files use.
 * Overridable, for a gateway or a cloud that spells them otherwise.
 */
export const CURRENT_MODELS: Readonly<Record<string, string>> = {
	fable: "claude-fable-5-2",
	opus: "claude-opus-5-5",
	sonnet: "claude-sonnet-5-5",
	haiku: "claude-haiku-5-5",
};

/** What an agent without a model, or with `inherit`, is run on. */
export const DEFAULT_MODEL = "opus";

export interface ModelChoice {
	/** Model ids by alias; they win over `CURRENT_MODELS`. */
	readonly aliases?: Readonly<Record<string, string>>;
	/** What `inherit` and a missing model stand for: an alias or an id. */
	readonly inherited?: string;
	/** Used for every agent, whatever its file says. */
	readonly forced?: string;
}

/** The id to call: an alias is looked up, anything else is taken as an id. */
export function modelId(wanted: string | undefined, choice: ModelChoice = {}): string {
	const named = choice.forced ?? (wanted === undefined || wanted === "inherit" ? undefined : wanted);
	const name = (named ?? choice.inherited ?? DEFAULT_MODEL).trim();
	const aliases: Readonly<Record<string, string>> = { ...CURRENT_MODELS, ...choice.aliases };
	return aliases[name.toLowerCase()] ?? name;
}

const FAMILIES_OF_A_MILLION = /claude-(?:fable|mythos|opus|sonnet|haiku)-5/;
const OLDER_OF_A_MILLION = /claude-(?:opus-4-[678]|sonnet-4-6)/;

/**
 * Tokens that a model reads and writes together. From Anthropic's models overview of October 2026: a million from
 * generation 5 on; what is not known is taken to be the smallest, 200,000.
 */
export function contextWindow(model: string): number {
	return FAMILIES_OF_A_MILLION.test(model) || OLDER_OF_A_MILLION.test(model) ? 1_000_000 : 200_000;
}

/**
 * Whether a model always thinks, so that switching it off is an error (400). From Anthropic's "What's new in Claude
 * Opus 5.5", September 2026: Opus from 5.5 on, and the Fable and Mythos families.
 */
export function alwaysThinks(model: string): boolean {
	return /claude-(?:fable|mythos|opus-5-[5-9])/.test(model);
}
