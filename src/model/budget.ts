/**
 * What may be spent, counted before a call is made. A call is let through only if its worst case still fits every
 * limit; what it really took replaces the worst case afterwards. Agents of one run share one budget.
 */

import { BUDGET_SCOPES, type BudgetLimit, type BudgetLimits, type BudgetScope } from "../config/model-settings.ts";

export interface Spending {
	readonly dollars: number;
	readonly tokens: number;
}

/** What was spent before this run, where a scope is longer than a run. */
export type SpentBefore = Partial<Record<BudgetScope, Spending>>;

export interface Reservation {
	readonly kind: "reserved";
	/** To be called once, with what the call took; nothing where the API refused it. */
	readonly settle: (spent: Spending) => void;
}

export interface BudgetReached {
	readonly kind: "reached";
	readonly scope: BudgetScope;
	/** For a person: which limit, how much of it is spent, what the call could have taken. */
	readonly message: string;
}

export interface Budget {
	readonly reserve: (worst: Spending) => Reservation | BudgetReached;
	/** Of this run, settled calls only. */
	readonly spent: () => Spending;
}

/** @param onSpent told of each call's cost as it is settled. */
export function openBudget(
	limits: BudgetLimits,
	before: SpentBefore = {},
	onSpent: (spent: Spending) => void = () => {},
): Budget {
	let settled: Spending = { dollars: 0, tokens: 0 };
	let reserved: Spending = { dollars: 0, tokens: 0 };
	return {
		spent: () => settled,
		reserve: (worst) => {
			const running = add(settled, reserved);
			const reached = BUDGET_SCOPES.map((scope) => checkScope(scope, limits[scope], before[scope], running, worst));
			const first = reached.find((one) => one !== undefined);
			if (first) return first;
			reserved = add(reserved, worst);
			return {
				kind: "reserved",
				settle: (spent) => {
					reserved = subtract(reserved, worst);
					settled = add(settled, spent);
					onSpent(spent);
				},
			};
		},
	};
}

function checkScope(
	scope: BudgetScope,
	limit: BudgetLimit | undefined,
	before: Spending | undefined,
	running: Spending,
	worst: Spending,
): BudgetReached | undefined {
	const spent = before ? add(before, running) : running;
	if (limit?.dollars !== undefined && spent.dollars + worst.dollars > limit.dollars) {
		return reached(scope, dollars(limit.dollars), dollars(spent.dollars), dollars(worst.dollars));
	}
	if (limit?.tokens !== undefined && spent.tokens + worst.tokens > limit.tokens) {
		return reached(scope, tokens(limit.tokens), tokens(spent.tokens), tokens(worst.tokens));
	}
	return undefined;
}

const SCOPE_NAMES: Readonly<Record<BudgetScope, string>> = {
	run: "one run",
	"pull-request": "this pull request",
	repository: "this repository",
	day: "today",
};

function reached(scope: BudgetScope, limit: string, spent: string, worst: string): BudgetReached {
	const message = `The budget for ${SCOPE_NAMES[scope]} is ${limit}; ${spent} of it are taken, and the next call could take ${worst}.`;
	return { kind: "reached", scope, message };
}

const dollars = (amount: number) => `$${amount.toFixed(amount < 1 ? 3 : 2)}`;
const tokens = (count: number) => `${count.toLocaleString("en")} tokens`;

function add(one: Spending, other: Spending): Spending {
	return { dollars: one.dollars + other.dollars, tokens: one.tokens + other.tokens };
}

function subtract(one: Spending, other: Spending): Spending {
	return { dollars: one.dollars - other.dollars, tokens: one.tokens - other.tokens };
}
