/** What a repository or an operator may say of how Claude is asked. */

export const EFFORTS = ["low", "medium", "high", "xhigh", "max"] as const;
export type Effort = (typeof EFFORTS)[number];

export const THINKING = ["adaptive", "between_tools", "disabled"] as const;
export type Thinking = (typeof THINKING)[number];

/** `repository` and `day` count what the same calendar day (UTC) has cost; a day is of all repositories together. */
export const BUDGET_SCOPES = ["run", "pull-request", "repository", "day"] as const;
export type BudgetScope = (typeof BUDGET_SCOPES)[number];

/** Absent: without a limit. A limit of 0 lets no call through. */
export interface BudgetLimit {
	readonly dollars?: number;
	readonly tokens?: number;
}
export type BudgetLimits = Partial<Readonly<Record<BudgetScope, BudgetLimit>>>;

export interface ModelSettings {
	/** False leaves the agents out, key or no key. */
	readonly enabled: boolean;
	/** For every agent, whatever its file says: an alias such as `sonnet`, or a model's id. */
	readonly forced?: string;
	/** For agents that name none, or `inherit`. */
	readonly inherited?: string;
	/** Who tries to refute the findings. */
	readonly verifier: string;
	/** Absent: the model's own. */
	readonly effort?: Effort;
	readonly thinking?: Thinking;
	readonly budget: BudgetLimits;
}

/** The stricter of two limits, scope by scope: a repository may spend less than its operator allows, never more. */
export function stricterBudget(one: BudgetLimits, other: BudgetLimits): BudgetLimits {
	return Object.fromEntries(BUDGET_SCOPES.map((scope) => [scope, stricter(one[scope], other[scope])]));
}

function stricter(one: BudgetLimit = {}, other: BudgetLimit = {}): BudgetLimit {
	const dollars = least(one.dollars, other.dollars);
	const tokens = least(one.tokens, other.tokens);
	return { ...(dollars !== undefined && { dollars }), ...(tokens !== undefined && { tokens }) };
}

function least(one: number | undefined, other: number | undefined): number | undefined {
	if (one === undefined || other === undefined) return one ?? other;
	return Math.min(one, other);
}
