import { describe, expect, test } from "@jest/globals";
import type { OpinionKind } from "../../../src/model/verify-request.ts";
import { takeIn } from "../../../src/review/agents/take-in.ts";
import { makeFinding } from "./make.ts";

type Row = readonly [id: string, kind: OpinionKind | undefined, sameAs?: string];

function standing(rows: readonly Row[]) {
	return rows.map(([id, kind, sameAs], index) => ({
		id,
		finding: makeFinding(id, { source: `s-${id}`, startLine: index + 1, endLine: index + 1 }),
		opinion: kind && { kind, reason: "", ...(sameAs && { sameAs }) },
	}));
}

/** Such as `F1+F2`: the lead, then those that it took in. */
const told = (rows: readonly Row[]) =>
	takeIn(standing(rows)).map(({ finding }) => {
		const taken = (finding.related ?? []).map(({ title }) => title);
		return [finding.title, ...taken].join("+");
	});

describe("takeIn", () => {
	test.each<[string, Row[], string[]]>([
		[
			"nobody is the same",
			[
				["F1", "kept"],
				["F2", "kept"],
			],
			["F1", "F2"],
		],
		[
			"the later goes into the earlier",
			[
				["F1", "kept"],
				["F2", "kept", "F1"],
			],
			["F1+F2"],
		],
		[
			"a chain ends in one",
			[
				["F1", "kept"],
				["F2", "kept", "F1"],
				["F3", "kept", "F2"],
			],
			["F1+F2+F3"],
		],
		[
			"two are the same as one",
			[
				["F1", "kept"],
				["F2", "kept", "F1"],
				["F3", "kept", "F1"],
			],
			["F1+F2+F3"],
		],
		[
			"others stay between",
			[
				["F1", "kept"],
				["F2", "kept"],
				["F3", "kept", "F1"],
			],
			["F1+F3", "F2"],
		],
		["what it is the same as was refuted", [["F2", "kept", "F1"]], ["F2"]],
		[
			"what it is the same as comes later",
			[
				["F1", "kept", "F2"],
				["F2", "kept"],
			],
			["F1", "F2"],
		],
		["it is the same as itself", [["F1", "kept", "F1"]], ["F1"]],
		[
			"the firmer words lead",
			[
				["F1", "doubtful"],
				["F2", "kept", "F1"],
			],
			["F2+F1"],
		],
		[
			"of two firm ones the earlier leads",
			[
				["F1", "kept"],
				["F2", "doubtful", "F1"],
			],
			["F1+F2"],
		],
		[
			"of two doubtful ones the earlier leads",
			[
				["F1", "doubtful"],
				["F2", "doubtful", "F1"],
			],
			["F1+F2"],
		],
		[
			"without an opinion it stands alone",
			[
				["F1", "kept"],
				["F2", undefined],
			],
			["F1", "F2"],
		],
	])("%s", (_, rows, expected) => expect(told(rows)).toEqual(expected));

	test("the opinion that counts is the leader's", () => {
		const [one] = takeIn(
			standing([
				["F1", "doubtful"],
				["F2", "kept", "F1"],
			]),
		);
		expect(one?.opinion?.kind).toBe("kept");
	});

	test("nothing of the one that is taken in is lost", () => {
		const [first, second] = standing([
			["F1", "kept"],
			["F2", "kept", "F1"],
		]);
		if (!first || !second) throw new Error("there are two");
		const place = { path: "src/b.rs", startLine: 9, endLine: 9 };
		const related = [{ source: "old", title: "old", problem: "", recommendation: "" }];
		const rich = makeFinding("F2", { ...second.finding, alsoAt: [place], related, alsoKnownAs: ["moved" as never] });
		const [joined] = takeIn([first, { ...second, finding: rich }]);
		expect(joined?.finding).toMatchObject({
			startLine: 1,
			sources: ["s-F1", "s-F2"],
			alsoAt: [{ path: "src/a.rs", startLine: 2, endLine: 2 }, place],
			alsoKnownAs: ["F2", "moved"],
		});
		expect(joined?.finding.related?.map(({ title }) => title)).toEqual(["F2", "old"]);
	});

	test("a place that is the leader's own is not named again", () => {
		const [first, second] = standing([
			["F1", "kept"],
			["F2", "kept", "F1"],
		]);
		if (!first || !second) throw new Error("there are two");
		const same = { ...second.finding, startLine: 1, endLine: 1 };
		expect(takeIn([first, { ...second, finding: same }])[0]?.finding.alsoAt).toEqual([]);
	});
});
