import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { BUDGET_SCOPES, type BudgetLimit, stricterBudget } from "../../src/config/model-settings.ts";

describe("stricterBudget", () => {
	test.each<[string, BudgetLimit | undefined, BudgetLimit | undefined, BudgetLimit]>([
		["neither", undefined, undefined, {}],
		["one alone", { dollars: 2 }, undefined, { dollars: 2 }],
		["the other alone", undefined, { tokens: 9 }, { tokens: 9 }],
		["the smaller of both", { dollars: 2, tokens: 9 }, { dollars: 3, tokens: 8 }, { dollars: 2, tokens: 8 }],
		["each its own unit", { dollars: 2 }, { tokens: 9 }, { dollars: 2, tokens: 9 }],
		["nothing at all is the strictest", { dollars: 0 }, { dollars: 5 }, { dollars: 0 }],
	])("%s", (_, one, other, expected) => {
		const limits = stricterBudget({ ...(one && { run: one }) }, { ...(other && { run: other }) });
		expect(limits.run).toEqual(expected);
	});

	test("scopes do not mix", () => {
		expect(stricterBudget({ run: { dollars: 1 } }, { day: { dollars: 2 } })).toEqual({
			run: { dollars: 1 },
			"pull-request": {},
			repository: {},
			day: { dollars: 2 },
		});
	});

	const limit = fc.record({ dollars: fc.nat(9), tokens: fc.nat(9) }, { requiredKeys: [] });
	const limits = fc.record(Object.fromEntries(BUDGET_SCOPES.map((scope) => [scope, limit])), { requiredKeys: [] });
	test("it matters not who of the two says what, and nobody gets more than either allows", () => {
		fc.assert(
			fc.property(limits, limits, (one, other) => {
				const both = stricterBudget(one, other);
				expect(both).toEqual(stricterBudget(other, one));
				for (const scope of BUDGET_SCOPES) {
					for (const unit of ["dollars", "tokens"] as const) {
						const given = [one[scope]?.[unit], other[scope]?.[unit]].filter((value) => value !== undefined);
						expect(both[scope]?.[unit]).toBe(given.length > 0 ? Math.min(...given) : undefined);
					}
				}
			}),
			{ numRuns: 100 },
		);
	});
});
