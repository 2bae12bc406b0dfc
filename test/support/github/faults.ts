/** What may go wrong between a client and GitHub, at the requests that a test names. */

export type FaultKind =
	| "status"
	| "status-after-effect"
	| "reset"
	| "reset-after-effect"
	| "timeout"
	| "timeout-after-effect"
	| "secondary-limit";

export interface RequestMatch {
	readonly method?: string;
	/** Of the path below the API's root, as `/repos/o/r/pulls/1`; git's paths as they are. */
	readonly path?: RegExp;
	/** Of the body's text: tells one GraphQL request from another. */
	readonly body?: RegExp;
}

export interface Fault {
	readonly match: RequestMatch;
	/** How often; 1 if not said. */
	readonly times?: number;
	/** How many matching requests pass before the first fails. */
	readonly after?: number;
	readonly how: FaultKind;
	/** For `status…`; 500 if not said. */
	readonly status?: number;
	/** For `secondary-limit`; 60 if not said, as on GitHub. */
	readonly retryAfterSeconds?: number;
}

export interface SeenRequest {
	readonly method: string;
	readonly path: string;
	readonly body: string;
}

export interface Faults {
	add(fault: Fault): void;
	/** The fault that this request meets; each call counts. */
	next(request: SeenRequest): Fault | undefined;
	/** How many were asked for and have not come about; a test that set one wants 0. */
	pending(): number;
	clear(): void;
}

export function createFaults(): Faults {
	const armed: { readonly fault: Fault; after: number; times: number }[] = [];
	return {
		add: (fault) => void armed.push({ fault, after: fault.after ?? 0, times: fault.times ?? 1 }),
		next: (request) => {
			for (const candidate of armed) {
				if (candidate.times === 0 || !matches(candidate.fault.match, request)) continue;
				if (candidate.after > 0) {
					candidate.after -= 1;
					continue;
				}
				candidate.times -= 1;
				return candidate.fault;
			}
			return undefined;
		},
		pending: () => armed.reduce((sum, { times }) => sum + (Number.isFinite(times) ? times : 0), 0),
		clear: () => void armed.splice(0),
	};
}

export function matches({ method, path, body }: RequestMatch, request: SeenRequest): boolean {
	return (
		(method === undefined || method === request.method) &&
		(path === undefined || path.test(request.path)) &&
		(body === undefined || body.test(request.body))
	);
}
