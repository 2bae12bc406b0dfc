import { expect, test } from "@jest/globals";
import type { ReviewScope } from "../../../src/github/commands/command.ts";
import { keptFor, toKept } from "../../../src/jobs/review/kept-result.ts";
import { sampleResult } from "../../support/sample-result.ts";

const PATH: ReviewScope = { kind: "path", glob: "src/**" };

test.each<[string, ReviewScope, ReviewScope, boolean]>([
	["the same again", { kind: "new" }, { kind: "new" }, true],
	["the same part again", PATH, { ...PATH }, true],
	["more than was asked for then", PATH, { kind: "full" }, false],
	["another part", PATH, { kind: "path", glob: "docs/**" }, false],
])("a result that was kept is posted for %s", (_, asked, wanted, isPosted) => {
	const result = sampleResult();
	expect(keptFor(wanted, toKept(asked, result))).toEqual(isPosted ? JSON.parse(JSON.stringify(result)) : undefined);
});

test("nothing was kept", () => {
	expect(keptFor({ kind: "new" }, undefined)).toBeUndefined();
});
