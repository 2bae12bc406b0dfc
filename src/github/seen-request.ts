/** One request that was sent, a repeated one again: for counters. */
export interface SeenRequest {
	readonly method: string;
	/** The route's template. */
	readonly route: string;
	/** `undefined` where no answer came. */
	readonly status: number | undefined;
	readonly durationMs: number;
	/** What is left of the hour's limit, and of which; `undefined` where GitHub did not say. */
	readonly remaining: number | undefined;
	readonly limit: number | undefined;
	readonly resource: string | undefined;
}
