import { matches, type RequestMatch } from "./faults.ts";

export interface LoggedRequest {
	readonly method: string;
	/** Below the API's root, without the query; git's paths as they are. */
	readonly path: string;
	readonly query: string;
	/** As it came. */
	readonly body: string;
	/** Who asked, as far as it is known. */
	actor: string;
	/** Of the answer; 0 when the connection was broken instead, undefined while there is none. */
	status: number | undefined;
}

export type Moment = "received" | "answered";

export interface RequestLog {
	readonly requests: readonly LoggedRequest[];
	receive(request: LoggedRequest): void;
	answer(request: LoggedRequest, status: number): void;
	/** Settles at the next request that matches; a named point to wait for. */
	next(match: RequestMatch, moment: Moment): Promise<LoggedRequest>;
}

export function createRequestLog(): RequestLog {
	const requests: LoggedRequest[] = [];
	const waiting = new Set<(request: LoggedRequest, moment: Moment) => void>();
	const tell = (request: LoggedRequest, moment: Moment) => {
		for (const listener of [...waiting]) listener(request, moment);
	};
	return {
		requests,
		receive: (request) => {
			requests.push(request);
			tell(request, "received");
		},
		answer: (request, status) => {
			request.status = status;
			tell(request, "answered");
		},
		next: (match, wanted) =>
			new Promise((resolve) => {
				const listener = (request: LoggedRequest, moment: Moment) => {
					if (moment !== wanted || !matches(match, request)) return;
					waiting.delete(listener);
					resolve(request);
				};
				waiting.add(listener);
			}),
	};
}
