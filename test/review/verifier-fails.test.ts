/** Each way in which the verifier can fail: nothing unverified of an agent is posted on a line, and nothing is lost. */

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ReviewResult } from "../../src/review/result.ts";
import { FIRST_FOUND, judgement, type Replies, SECOND_FOUND, scriptOf } from "../support/agents/bench-agents.ts";
import { CLEAN, DIRTY, RULE, RULE_LINE } from "../support/agents/bench-change.ts";
import { openReviewBench, type ReviewBench } from "../support/agents/review-bench.ts";
import { answering, failing, type Reply } from "../support/anthropic/reply.ts";
import { answer, finding } from "../support/anthropic/samples.ts";

let bench: ReviewBench;
beforeAll(async () => {
	bench = await openReviewBench();
});
afterAll(() => bench.close());

const good = answering(answer([FIRST_FOUND]));
const placesOf = (findings: ReviewResult["findings"]) => findings.map(({ source }) => source).sort();
const allOf = (changed: object): Reply =>
	answering({ verdicts: ["F1", "F2", "F3"].map((id) => judgement(id, changed)) });

describe("the verifier fails in each way", () => {
	const answers: Replies = { first: [good], second: [answering(answer([SECOND_FOUND]))] };
	const FAILURES: readonly [name: string, replies: readonly Reply[]][] = [
		["429", [failing(429)]],
		["529", [failing(529)]],
		["500", [failing(500)]],
		["an error event", [{ kind: "error-event", text: "", type: "api_error" }]],
		["a cut stream", [{ kind: "broken", text: '{"verdicts":[' }]],
		["an event that is no JSON", [{ kind: "garbled", text: "" }]],
		["prose", [{ kind: "message", text: "All good." }]],
		["the wrong schema", [answering({ findings: [] })]],
		["no judgements", [answering({ verdicts: [] })]],
		["judgements of other findings", [answering({ verdicts: [judgement("F9")] })]],
		["judgements without replies", [answering({ verdicts: [{ id: "F1" }, { id: "F2" }, { id: "F3" }] })]],
		["a refusal", [{ kind: "message", text: "", stop: "refusal" }]],
		["max_tokens", [{ kind: "message", text: '{"verdicts":[{"id', stop: "max_tokens" }]],
		["too long", [failing(413)]],
		["a spent account", [failing(402)]],
		["a wrong key", [failing(401)]],
		["an unknown model", [failing(404)]],
	];

	test.each(FAILURES)(
		"%s: the rules' findings are told on their lines, the agents' in the summary",
		async (_, verifier) => {
			const { result } = await bench.review(DIRTY, { script: scriptOf({ ...answers, verifier }) });
			expect(placesOf(result.findings)).toEqual([RULE]);
			expect(placesOf(result.listed)).toEqual(["first", "second"]);
			expect(result.notices.map(({ message }) => message).join()).toContain("2 findings could not be verified");
			expect(result.verdict.conclusion).toBe("findings");
		},
	);

	test("half way: what was judged is told on its line", async () => {
		const partial = `${JSON.stringify({ verdicts: ["F1", "F2"].map((id) => judgement(id)) }).slice(0, -2)},{"id":"F3","che`;
		const verifier: Reply[] = [{ kind: "message", text: partial, stop: "max_tokens" }];
		const { result } = await bench.review(DIRTY, { script: scriptOf({ ...answers, verifier }) });
		expect(result.findings).toHaveLength(2);
		expect(result.listed).toHaveLength(1);
	});

	test.each<[string, object, string[], string[], number]>([
		["refuted", { is_true: "no" }, [], [RULE], 2],
		["was there before", { was_before: "yes" }, [], [RULE], 2],
		["doubtful", { is_true: "unsure" }, [], ["first", "second", RULE], 0],
		["refuted without a reason", { is_true: "no", reason: "no" }, [], ["first", "second", RULE], 0],
	])("all are %s: a rule's finding is told in the summary at least", async (_, changed, inline, listed, refuted) => {
		const { result } = await bench.review(DIRTY, { script: scriptOf({ ...answers, verifier: [allOf(changed)] }) });
		expect(placesOf(result.findings)).toEqual(inline);
		expect(placesOf(result.listed)).toEqual(listed);
		expect(result.refuted).toHaveLength(refuted);
		expect(result.leftOut).toEqual(refuted > 0 ? { refuted } : {});
		expect(result.verdict.conclusion).toBe("findings");
	});

	test("a rule's finding that an agent found too stays on its line, whatever becomes of the verifier", async () => {
		const both = answering(answer([finding({ quote: RULE_LINE })]));
		const { result } = await bench.review(DIRTY, { script: scriptOf({ first: [both], verifier: [failing(500)] }) });
		expect(result.findings.map(({ sources }) => [...sources].sort())).toEqual([["first", RULE]]);
	});

	test("all that agents found on a clean change is refuted: clean, and the reader is told so", async () => {
		const { result } = await bench.review(CLEAN, {
			script: scriptOf({ first: [good], verifier: [allOf({ was_before: "yes" })] }),
		});
		expect(result.verdict).toMatchObject({ conclusion: "clean" });
		expect(result.verdict.sentence).toContain("1 finding looked at again and refuted");
	});
});
