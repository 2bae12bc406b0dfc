/** A wait longer than this is for a later run. */
const LONGEST_MS = 3_600_000;

/** Milliseconds that a response asks to wait: seconds, a date, or `retry-after-ms`; `undefined` where it does not. */
export function retryAfter(headers: Headers | undefined, now: () => number = Date.now): number | undefined {
	const exact = Number.parseFloat(headers?.get("retry-after-ms") ?? "");
	if (exact >= 0) return Math.min(exact, LONGEST_MS);
	const text = headers?.get("retry-after")?.trim();
	if (!text) return undefined;
	const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now();
	return Number.isNaN(wait) ? undefined : Math.min(Math.max(0, wait), LONGEST_MS);
}
