import { describe, expect, test } from "@jest/globals";
import { conclude, type Outcome } from "../../src/review/conclude.ts";

const nothing: Outcome = { priorities: [], reviewedFiles: 3, missed: 0, refuted: 0, failOn: "never" };

describe("conclude", () => {
	test.each<[string, Partial<Outcome>, string, boolean]>([
		["all reviewed, nothing found", {}, "clean", false],
		["no file of concern", { reviewedFiles: 0 }, "nothing-to-review", false],
		["a file missed", { missed: 1 }, "incomplete", false],
		["only missed files", { reviewedFiles: 0, missed: 2 }, "incomplete", false],
		["a finding", { priorities: ["nice"] }, "findings", false],
		["a finding and a missed file", { priorities: ["nice"], missed: 1 }, "findings", false],
		["at the bar", { priorities: ["high"], failOn: "high" }, "findings", true],
		["over the bar", { priorities: ["critical"], failOn: "nice" }, "findings", true],
		["under the bar", { priorities: ["architectural"], failOn: "high" }, "findings", false],
		["nothing found with a bar", { failOn: "nice" }, "clean", false],
	])("%s", (_, more, conclusion, failed) => {
		expect(conclude({ ...nothing, ...more })).toMatchObject({ conclusion, failed });
	});

	test("never sounds like an all-clear when something was missed", () => {
		expect(conclude({ ...nothing, missed: 1 }).sentence).toContain("no all-clear");
		expect(conclude({ ...nothing, priorities: ["high", "high"], missed: 2 }).sentence).toBe(
			"2 findings: 2 high. 2 parts of the change could not be reviewed.",
		);
	});
});
