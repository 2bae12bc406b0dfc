/** What a command came to: an answer where there is one to give, in markdown. */
export interface CommandOutcome {
	readonly reply?: string;
	readonly isRefused?: boolean;
}
