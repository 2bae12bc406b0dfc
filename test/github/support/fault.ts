/** What goes wrong with one request, before or after it had its effect. */
export type Fault =
	| {
			readonly kind: "answer";
			readonly status: number;
			readonly after: boolean;
			readonly headers?: Record<string, string>;
			readonly data?: unknown;
	  }
	| { readonly kind: "reset" | "timeout" | "kill"; readonly after: boolean };

/** The faults that the issue names, each for any write. */
export const FAULTS: Readonly<Record<string, Fault>> = {
	"500 before the effect": { kind: "answer", status: 500, after: false },
	"502 after the effect": { kind: "answer", status: 502, after: true },
	"a reset before the effect": { kind: "reset", after: false },
	"a reset after the effect": { kind: "reset", after: true },
	"a timeout before the effect": { kind: "timeout", after: false },
	"a timeout after the effect": { kind: "timeout", after: true },
	"a secondary limit": { kind: "answer", status: 403, after: false, headers: { "retry-after": "1" } },
	"401": { kind: "answer", status: 401, after: false },
	"404": { kind: "answer", status: 404, after: false },
	"422": { kind: "answer", status: 422, after: false },
};

export function resetError(): Error {
	return new TypeError("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
}

export function timeoutError(): Error {
	return new DOMException("The operation was aborted due to timeout", "TimeoutError");
}
