/** Which part of a review was asked for: some of the agents, some of the files, or only what is new. */

import type { Agent } from "../../agents/agent.ts";
import { pathFilter } from "../../agents/path-filter.ts";
import type { ChangeSet } from "../../change/change-set.ts";
import type { ReviewScope } from "../../github/commands/command.ts";

/** Several wishes at once come to the widest of them. */
export function widest(scopes: readonly ReviewScope[]): ReviewScope {
	const full = scopes.find(({ kind }) => kind === "full");
	const fresh = scopes.find(({ kind }) => kind === "new");
	return full ?? fresh ?? scopes[0] ?? { kind: "new" };
}

/** Whether the review looks at everything, so that what it does not find is gone. */
export const isWhole = ({ kind }: ReviewScope): boolean => kind === "full" || kind === "new";

export function agentsInScope(scope: ReviewScope, agents: readonly Agent[]): readonly string[] | undefined {
	if (scope.kind === "agent") return [scope.name];
	if (scope.kind !== "focus") return undefined;
	const fits = ({ review }: Agent) => review?.focus === scope.focus || review?.focus === "both";
	return agents.filter(fits).map(({ name }) => name);
}

export function filesInScope(scope: ReviewScope, change: ChangeSet): ChangeSet {
	if (scope.kind !== "path") return change;
	const matches = pathFilter([scope.glob]);
	return { ...change, files: change.files.filter(({ path }) => matches(path)) };
}
