/** What agents add to a review, take from it, and say of what was said before: the whole story with a calm model. */

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Finding } from "../../src/findings/finding.ts";
import type { ReviewResult } from "../../src/review/result.ts";
import { askedIds, FIRST_FOUND, judgement, type Replies, scriptOf } from "../support/agents/bench-agents.ts";
import { AGENT_LINE, DIRTY, FORWARD, type Marked, RULE, RULE_LINE } from "../support/agents/bench-change.ts";
import { type BenchOptions, openReviewBench, type ReviewBench } from "../support/agents/review-bench.ts";
import { answering, failing } from "../support/anthropic/reply.ts";
import { answer, finding } from "../support/anthropic/samples.ts";

let bench: ReviewBench;
beforeAll(async () => {
	bench = await openReviewBench();
});
afterAll(() => bench.close());

async function review(
	replies: Replies,
	more: Partial<BenchOptions> = {},
	marked: Marked = DIRTY,
): Promise<ReviewResult> {
	return (await bench.review(marked, { script: scriptOf(replies), ...more })).result;
}
const verdictOn = (id: string, verdict: string, more: object = {}) =>
	answering(answer([], { static_verdicts: [{ id, verdict, reason: "Only one task runs on this thread.", ...more }] }));
const titles = (findings: readonly Finding[]) => findings.map(({ title }) => title);
const sources = (findings: readonly Finding[]) => findings.map((one) => [...one.sources].sort().join());

describe("what agents say of what a rule found", () => {
	test("confirmed: it is signed by both", async () => {
		const result = await review({ first: [verdictOn("E1", "confirm")] });
		expect(sources(result.findings)).toEqual([`first,${RULE}`]);
	});
	test("found by an agent as well: one comment with both texts", async () => {
		const result = await review({ first: [answering(answer([finding({ quote: RULE_LINE })]))] });
		expect(sources(result.findings)).toEqual([`first,${RULE}`]);
		expect(result.findings[0]?.related).toHaveLength(1);
		expect(result.leftOut).toEqual({ "one cause, told once": 1 });
	});
	test("refuted by a line of code: counted, with who and why", async () => {
		const result = await review({ first: [verdictOn("E1", "refute", { quote: AGENT_LINE })] });
		expect(result.findings).toEqual([]);
		expect(result.refuted).toMatchObject([{ by: "first", reason: "Only one task runs on this thread." }]);
		expect(result.verdict.sentence).toBe("Nothing to object to in 1 file; 1 finding looked at again and refuted.");
		expect(result.leftOut).toEqual({ refuted: 1 });
	});
	test.each([
		["without a line", ""],
		["by a line that nobody was shown", "tokio::task::yield_now().await;"],
	])("refuted %s: it stands, and the reader is told", async (_, quote) => {
		const result = await review({ first: [verdictOn("E1", "refute", { quote })] });
		expect(sources(result.findings)).toEqual([RULE]);
		expect(result.notices.map(({ message }) => message).join()).toContain("refutes without a line of code");
	});
	test("refuted by one and confirmed by another: it stands", async () => {
		const first = [verdictOn("E1", "refute", { quote: AGENT_LINE })];
		const result = await review({ first, second: [verdictOn("E1", "confirm")] });
		expect(sources(result.findings)).toEqual([`second,${RULE}`]);
	});
	test("called minor: it stands if the verifier keeps it", async () => {
		const result = await review({ first: [verdictOn("E1", "minor")] });
		expect([sources(result.findings), sources(result.listed)]).toEqual([[RULE], []]);
	});
});

describe("a hint of the rules", () => {
	const hinted: Marked = { "src/forward.rs": [...FORWARD, "+struct Held {", "+    all: Box<Vec<u8>>,", "+}"] };
	const hintLabel = "E2";

	test("is only evidence while nobody confirms it", async () => {
		const result = await review({}, {}, hinted);
		expect(result.hints.map(({ source }) => source)).toContain("box-of-collection");
		expect(sources(result.findings)).toEqual([RULE]);
	});
	test("that an agent confirms is told in both names", async () => {
		const result = await review({ first: [verdictOn(hintLabel, "confirm")] }, {}, hinted);
		expect([...sources(result.findings), ...sources(result.listed)]).toContain("box-of-collection,first");
	});
	test("that an agent confirms is told on its line only where it was verified", async () => {
		const replies = { first: [verdictOn(hintLabel, "confirm")], verifier: [failing(500)] };
		const result = await review(replies, {}, hinted);
		expect(sources(result.findings)).toEqual([RULE]);
		expect(sources(result.listed)).toContain("box-of-collection,first");
	});
	test("that an agent confirms and the verifier refutes is not told", async () => {
		const wrong = { is_true: "no", reason: "The box is what the interface asks for." };
		const script = scriptOf({ first: [verdictOn(hintLabel, "confirm")] });
		const { result } = await bench.review(hinted, {
			script: (request, turn) => {
				const ids = askedIds(request);
				return ids.length > 0 ? answering({ verdicts: ids.map((id) => judgement(id, wrong)) }) : script(request, turn);
			},
		});
		expect(sources(result.refuted.map((one) => one.finding))).toEqual(["box-of-collection,first"]);
		expect(sources(result.listed)).toEqual([RULE]);
	});
});

describe("what an agent says beside its findings", () => {
	const questions = [{ key: "throughput", question: "Over 200 a second?", why: "Below it the wait is nothing." }];
	const said = answering(
		answer([FIRST_FOUND], { questions, summary: [{ section: "Verification", text: "Measure." }] }),
	);

	test("its questions and its prose are told", async () => {
		const result = await review({ first: [said] });
		expect(result.questions).toEqual([{ key: "throughput", question: "Over 200 a second?", agents: ["first"] }]);
		expect(result.model?.sections).toEqual([{ agent: "first", section: "Verification", text: "Measure." }]);
	});
	test("what is known is not asked", async () => {
		const result = await review({ first: [said] }, { configuration: { constraints: { throughput: "10 a second" } } });
		expect(result.questions).toEqual([]);
	});
	test("of an agent whose findings were all refuted nothing is asked", async () => {
		const verifier = [answering({ verdicts: ["F1", "F2"].map((id) => judgement(id, { was_before: "yes" })) })];
		expect((await review({ first: [said], verifier })).questions).toEqual([]);
	});
	test("two findings on one cause are folded into one, by the verifier's word", async () => {
		const verifier = [answering({ verdicts: [judgement("F1"), judgement("F2", { same_as: "F1" })] })];
		const result = await review({ first: [answering(answer([FIRST_FOUND]))], verifier });
		expect(sources(result.findings)).toEqual([`first,${RULE}`]);
		expect(result.leftOut).toEqual({ "one cause, told once": 1 });
	});
});

describe("what was said before on this pull request", () => {
	async function before(isDismissed = false): Promise<NonNullable<BenchOptions["request"]>> {
		const { findings } = await review({ first: [answering(answer([FIRST_FOUND]))] });
		const own = findings.filter(({ source }) => source === "first");
		const ids = new Set(own.flatMap(({ fingerprint, alsoKnownAs = [] }) => [fingerprint, ...alsoKnownAs]));
		return {
			said: own.map((one) => ({ finding: one, isDismissed })),
			alreadySaid: ids,
			...(isDismissed && { dismissed: ids }),
		};
	}
	const reworded = answering(answer([finding({ quote: AGENT_LINE, issue_class: "slow", title: "Slow broker" })]));

	test("stands, and is not said in other words", async () => {
		const result = await review({ first: [reworded] }, { request: await before() });
		expect(titles(result.saidBefore)).toEqual(["A round trip a record"]);
		expect(sources(result.findings)).toEqual([RULE]);
	});
	test("is told to the agents, who may show that it is repaired", async () => {
		const shown = verdictOn("S1", "refute", { quote: AGENT_LINE, reason: "The delivery is awaited elsewhere now." });
		const result = await review({ first: [shown] }, { request: await before() });
		expect(result.saidBefore).toEqual([]);
	});
	test("stands where one agent says so, whatever another one shows", async () => {
		const first = [verdictOn("S1", "refute", { quote: AGENT_LINE })];
		const result = await review({ first, second: [verdictOn("S1", "confirm")] }, { request: await before() });
		expect(titles(result.saidBefore)).toEqual(["A round trip a record"]);
	});
	test("stands while no agent can be asked", async () => {
		const result = await review({ first: [failing(401)] }, { request: await before() });
		expect(titles(result.saidBefore)).toEqual(["A round trip a record"]);
	});
	test("is told nowhere once it is dismissed, in whatever words", async () => {
		const result = await review({ first: [reworded] }, { request: await before(true) });
		expect(titles([...result.saidBefore, ...result.listed, ...result.findings])).toHaveLength(1);
		expect(sources(result.findings)).toEqual([RULE]);
	});
	test("alone keeps the verdict from clean", async () => {
		const marked: Marked = { "src/forward.rs": FORWARD.filter((line) => !line.includes("sleep")) };
		const result = await review({}, { request: await before() }, marked);
		expect(result.verdict.conclusion).toBe("findings");
	});
});
