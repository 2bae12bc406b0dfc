import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { editDistance, nearest } from "../../src/config/nearest.ts";

describe("editDistance", () => {
	test.each([
		["", "", 0],
		["", "abc", 3],
		["acks", "acks", 0],
		["akcs", "acks", 1],
		["linger", "lingers", 1],
		["kitten", "sitting", 3],
		["ca", "abc", 3],
	])("%s to %s is %d", (from, to, steps) => expect(editDistance(from, to)).toBe(steps));

	test("is a distance: symmetric, nought only for the same word, never over the longer length", () => {
		const word = fc.string({ maxLength: 8 });
		fc.assert(
			fc.property(word, word, (one, other) => {
				const steps = editDistance(one, other);
				expect(steps).toBe(editDistance(other, one));
				expect(steps === 0).toBe(one === other);
				expect(steps).toBeLessThanOrEqual(Math.max(one.length, other.length));
			}),
			{ numRuns: 200 },
		);
	});
});

describe("nearest", () => {
	const known = ["agents", "paths", "rules", "limits"];
	test.each([
		["agent", "agents"],
		["PATHS", "paths"],
		["rulse", "rules"],
		["x", undefined],
		["throughput", undefined],
		["", undefined],
		["a".repeat(100_000), undefined],
	])("of %p is %p", (word, expected) => expect(nearest(word, known)).toBe(expected));

	test("takes the first of equally near ones", () => expect(nearest("bat", ["cat", "hat"])).toBe("cat"));
});
