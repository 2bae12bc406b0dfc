/** The points at which a process may be killed: before and after each request that a review makes, as one was recorded. */

import type { Fault } from "../../support/github/faults.ts";
import type { GitHubStandIn } from "../../support/github/start-github.ts";

export interface Point {
	readonly name: string;
	/** Holds the process at the point: it never gets its answer. */
	readonly fault: Fault;
}

type Recorded = Pick<GitHubStandIn["requests"][number], "method" | "path">;

/** @param which the requests to be killed at; all of them count */
export function pointsOf(recorded: readonly Recorded[], which: (request: Recorded) => boolean): readonly Point[] {
	const seen = new Map<string, number>();
	return recorded.flatMap((request): Point[] => {
		const path = patternOf(request.path);
		const name = `${request.method} ${path}`;
		const after = seen.get(name) ?? 0;
		seen.set(name, after + 1);
		if (!which(request)) return [];
		const match = { method: request.method, path: new RegExp(`^${path}$`) };
		const named = after === 0 ? name : `${name} (${after + 1})`;
		const before = { name: `before ${named}`, fault: { match, after, how: "timeout" } } as const;
		// What git does has no effect at GitHub.
		if (path.includes(".git/")) return [before];
		return [before, { name: `after ${named}`, fault: { match, after, how: "timeout-after-effect" } }];
	});
}

/** Ids and commits differ from one pull request to the next. */
function patternOf(path: string): string {
	return path.replace(/\b[0-9a-f]{40}\b/g, "[0-9a-f]{40}").replace(/\/\d+(?=\/|$)/g, "/\\d+");
}

/** Settles when the process stands at the point. */
export async function reached({ nextRequest }: GitHubStandIn, { fault }: Point): Promise<void> {
	for (;;) {
		const { status } = await nextRequest(fault.match, "answered");
		if (status === 0) return;
	}
}
