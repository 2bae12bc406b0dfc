import { expect, test } from "@jest/globals";
import { toldProblem } from "../../../src/review/agents/told-problem.ts";

const LONG =
	"`forward` runs once a record and copies its payload, 2 kB on average, so 50,000 records a second move 100 MB that nobody reads.";

test.each([
	["a telling reason stands alone", LONG, LONG],
	["a short one is explained by the rule", "It runs per record.", "It runs per record.\n\nIt allocates."],
	["a word of assent says nothing to the author", `True: ${LONG}`, LONG],
	["nor does another", "Confirmed. it runs per record.", "It runs per record.\n\nIt allocates."],
	["a word that only begins so is kept", "Truncation loses the tail.", "Truncation loses the tail.\n\nIt allocates."],
])("%s", (_, reason, told) => {
	expect(toldProblem(reason, "It allocates.")).toBe(told);
});
