/** GitHub's primary limit of each token, and its secondary limit of what is written. */

import { type ApiError, apiError } from "./api-error.ts";

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export const REQUESTS_AN_HOUR = 5000;
export const WRITES_A_MINUTE = 80;

const HOUR_SECONDS = 3600;
const SECONDARY_SECONDS = 60;

export interface RateLimits {
	/** Counts one request of this token; throws GitHub's 403 when there is none left. */
	spend(token: string): void;
	/** Takes it back: a 304 costs nothing. */
	refund(token: string): void;
	/** Counts one write; throws GitHub's 403 with `retry-after` when there were too many in a minute. */
	spendWrite(token: string): void;
	headers(token: string): Record<string, string>;
	/** The whole of `GET /rate_limit`. */
	overview(token: string): object;
}

export interface RateLimitOptions {
	readonly requestsAnHour: number;
	readonly writesAMinute: number;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

export function createRateLimits({ requestsAnHour, writesAMinute, now }: RateLimitOptions): RateLimits {
	const used = new Map<string, { count: number; reset: number }>();
	const writes = new Map<string, number[]>();
	const window = (token: string) => {
		const seconds = Math.floor(now() / 1000);
		const known = used.get(token);
		if (known !== undefined && known.reset > seconds) return known;
		const fresh = { count: 0, reset: seconds + HOUR_SECONDS };
		used.set(token, fresh);
		return fresh;
	};
	const state = (token: string) => {
		const { count, reset } = window(token);
		return { limit: requestsAnHour, used: count, remaining: Math.max(0, requestsAnHour - count), reset };
	};
	return {
		spend: (token) => {
			if (state(token).remaining === 0) throw apiError(403, "API rate limit exceeded for installation.");
			window(token).count += 1;
		},
		refund: (token) => {
			window(token).count -= 1;
		},
		spendWrite: (token) => {
			const recent = (writes.get(token) ?? []).filter((at) => at > now() - SECONDARY_SECONDS * 1000);
			if (recent.length >= writesAMinute) throw secondaryLimit(SECONDARY_SECONDS);
			writes.set(token, [...recent, now()]);
		},
		headers: (token) => {
			const named = Object.entries({ ...state(token), resource: "core" });
			return Object.fromEntries(named.map(([name, value]) => [`x-ratelimit-${name}`, String(value)]));
		},
		overview: (token) => ({ resources: { core: state(token), search: state(token) }, rate: state(token) }),
	};
}

/** The words of https://github.com/apache/devlake/issues/1322. */
export function secondaryLimit(retryAfterSeconds: number): ApiError {
	const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
	return apiError(403, message, { headers: { "retry-after": String(retryAfterSeconds) } });
}
